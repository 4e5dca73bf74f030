// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.Operations;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;

/** A button for an operation, or for the first of several that can be done to what is selected. */
final class OperationToolItem extends ContributionItem {

	private final IServiceLocator services;
	private final List<String> operations;

	private ToolItem item;
	private Offer offer;

	OperationToolItem(IServiceLocator services, List<String> operations) {
		super("org.adxen.ui.toolbar." + operations.getFirst());
		this.services = services;
		this.operations = operations;
	}

	@Override
	public void fill(ToolBar bar, int index) {
		item = index < 0 ? new ToolItem(bar, SWT.PUSH) : new ToolItem(bar, SWT.PUSH, index);
		item.addListener(SWT.Selection, e -> {
			if (offer != null) {
				OperationMenu.run(services, offer.operation().id(), null);
			}
		});
		bar.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID >= 0 && e.childID < bar.getItemCount() && bar.getItem(e.childID) == item && offer != null) {
					e.result = offer.operation().name();
				}
			}
		});
		ToolItem mine = item;
		Runnable refresh = () -> refresh(mine);
		services.getService(FleetSelection.class).follow(mine, refresh);
		services.getService(Theme.class).follow(mine, refresh);
		FleetFeed.attach(mine, services.getService(Fleet.class), change -> refresh(mine));
		refresh(mine);
	}

	private void refresh(ToolItem mine) {
		IWorkbenchWindow window = window(mine);
		Operations registry = services.getService(Operations.class);
		if (mine.isDisposed() || window == null) {
			return;
		}
		List<?> selection = services.getService(FleetSelection.class).get(window).toList();
		Offer first = null;
		Offer chosen = null;
		for (String id : operations) {
			OperationDescriptor operation = registry.find(id).orElse(null);
			if (operation != null && chosen == null) {
				Offer now = Offer.of(registry, services.getService(Fleet.class), operation, selection, Map.of());
				first = first == null ? now : first;
				chosen = now.isAllowed() ? now : null;
			}
		}
		offer = chosen == null ? first : chosen;
		if (offer == null) {
			mine.setEnabled(false);
			return;
		}
		mine.setImage(services.getService(Theme.class).icon(offer.operation().contributor(), offer.operation().icon()));
		mine.setDisabledImage(
				services.getService(Theme.class).disabledIcon(offer.operation().contributor(), offer.operation().icon()));
		mine.setToolTipText(NLS.bind(Messages.ToolItem_tooltip, offer.operation().name(), offer.tooltip()));
		mine.setEnabled(offer.isAllowed());
	}

	private static IWorkbenchWindow window(ToolItem item) {
		if (item.isDisposed()) {
			return null;
		}
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			if (window.getShell() == item.getParent().getShell()) {
				return window;
			}
		}
		return null;
	}
}
