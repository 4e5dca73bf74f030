// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.DomainAction;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;

/** The hosts to choose from for an operation, filled when it opens: those that cannot take the domains say why. */
final class HostMenu {

	private static final int REASON = 90;

	private final IServiceLocator services;
	private final IWorkbenchWindow window;
	private final Offer offer;

	HostMenu(IServiceLocator services, IWorkbenchWindow window, Offer offer) {
		this.services = services;
		this.window = window;
		this.offer = offer;
	}

	Menu create(MenuItem parent) {
		var menu = new Menu(parent);
		menu.addListener(SWT.Show, e -> fill(menu));
		return menu;
	}

	private void fill(Menu menu) {
		for (MenuItem item : menu.getItems()) {
			item.dispose();
		}
		FleetPicture picture = services.getService(Fleet.class).picture();
		Map<HostView, Verdict> verdicts = verdicts(picture);
		verdicts.forEach((host, verdict) -> add(menu, picture.pools().get(host.key().pool()), host, verdict));
		if (menu.getItemCount() == 0) {
			var none = new MenuItem(menu, SWT.PUSH);
			none.setText(Messages.HostMenu_none);
			none.setEnabled(false);
		}
		if (offer.operation().parameters().stream().allMatch(Parameter::required)) {
			return;
		}
		new MenuItem(menu, SWT.SEPARATOR);
		var other = new MenuItem(menu, SWT.PUSH);
		other.setText(Messages.HostMenu_choose);
		other.addListener(SWT.Selection,
				e -> services.getService(OperationStarter.class).start(window, offer, Map.of(), true));
	}

	/**
	 * For each host of the targets' pools, and of those they can migrate to: whether at least one of the targets can go there.
	 */
	private Map<HostView, Verdict> verdicts(FleetPicture picture) {
		Operations operations = services.getService(Operations.class);
		Set<String> pools = offer.targets().stream().map(Target::pool).collect(Collectors.toSet());
		if (offer.operation().action() == DomainAction.MIGRATE) {
			List.copyOf(pools).forEach(own -> picture.pools().values().stream()
					.filter(p -> picture.pools().get(own).migratesTo(p)).forEach(p -> pools.add(p.id())));
		}
		var verdicts = new LinkedHashMap<HostView, Verdict>();
		picture.hosts().filter(h -> pools.contains(h.key().pool())).forEach(host -> {
			Verdict verdict = null;
			for (Target target : offer.targets()) {
				boolean own = target.pool().equals(host.key().pool());
				if ((own || picture.pools().get(target.pool()).migratesTo(picture.pools().get(host.key().pool())))
						&& (verdict == null || !verdict.isAllowed())) {
					Verdict found = operations.check(offer.operation(), target, Map.of(AdxenUi.HOST, host.key().host()));
					verdict = verdict == null || found.isAllowed() ? found : verdict;
				}
			}
			verdicts.put(host, verdict == null ? Verdict.ALLOWED : verdict);
		});
		return verdicts;
	}

	/** At the end of a word; the whole sentence is in the tooltip. */
	private static String shortened(String reason) {
		return reason.length() <= REASON ? reason : reason.substring(0, reason.lastIndexOf(' ', REASON)) + "…";
	}

	private void add(Menu menu, PoolView pool, HostView host, Verdict verdict) {
		var item = new MenuItem(menu, SWT.PUSH);
		String name = Connections.name(host).replace("&", "&&");
		if (verdict instanceof Verdict.Refused refused) {
			item.setText(NLS.bind(Messages.HostMenu_refused, name, shortened(refused.reason()).replace("&", "&&")));
			item.setToolTipText(refused.reason());
			item.setEnabled(false);
		} else {
			long free = host.facts().memoryFreeBytes();
			item.setText(free < 0 ? name : NLS.bind(Messages.HostMenu_free, name, Values.memory(free)));
			item.addListener(SWT.Selection,
					e -> OperationMenu.run(services, offer.operation().id(), host.key().host()));
		}
		item.setImage(services.getService(Theme.class).icon(Connections.icon(pool, host)));
	}
}
