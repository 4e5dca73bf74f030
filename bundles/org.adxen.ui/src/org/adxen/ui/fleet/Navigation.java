// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Target;
import org.adxen.ui.domains.DomainsView;
import org.adxen.ui.hosts.PasswordDialog;
import org.adxen.ui.hosts.TrustDialog;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads from one thing to another: from a task to its domain, from a lost pool to what gets it back. Display thread only. */
@Component(service = Navigation.class)
public final class Navigation {

	private final Fleet fleet;

	@Activate
	public Navigation(@Reference Fleet fleet) {
		this.fleet = fleet;
	}

	/** The newest record of a target; null when it is gone. */
	public Object find(Target target) {
		FleetPicture picture = fleet.picture();
		return switch (target) {
		case Target.OfDomain domain -> picture.domain(domain.key());
		case Target.OfHost host -> picture.host(host.key());
		case Target.OfPool pool -> picture.pools().get(pool.pool());
		};
	}

	/** Shows a domain in the table of domains, everything else (and filtered domains) in the tree. */
	public void reveal(IWorkbenchPage page, Object element) {
		try {
			if (element instanceof DomainView domain
					&& ((DomainsView) page.showView(DomainsView.ID)).reveal(domain.key())) {
				return;
			}
			((FleetView) page.showView(FleetView.ID)).reveal(element);
		} catch (PartInitException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	/** Does what gets a pool connected again; false when there is nothing to do. */
	public boolean cure(Shell shell, PoolView pool) {
		return switch (pool.state()) {
		case ConnectionState.NeedsTrust trust -> TrustDialog.review(shell, fleet, pool, trust);
		case ConnectionState.NeedsPassword password -> PasswordDialog.ask(shell, fleet, pool, password);
		case ConnectionState.Lost lost -> {
			fleet.retry(pool.id());
			yield true;
		}
		case ConnectionState.NotWatched n -> false;
		case ConnectionState.Connecting c -> false;
		case ConnectionState.Connected c -> false;
		};
	}
}
