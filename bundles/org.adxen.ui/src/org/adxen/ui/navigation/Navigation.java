// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.navigation;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Target;
import org.adxen.ui.AdxenUi;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads from one thing to another, from a task to its domain. Display thread only. */
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
					&& page.showView(AdxenUi.DOMAINS) instanceof Revealer domains && domains.reveal(domain)) {
				return;
			}
			if (page.showView(AdxenUi.FLEET) instanceof Revealer tree) {
				tree.reveal(element);
			}
		} catch (PartInitException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
