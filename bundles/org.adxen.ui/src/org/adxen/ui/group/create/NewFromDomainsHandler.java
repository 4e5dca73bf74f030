// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.xen.DomainSnapshot;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** New Group from Selected Domains: with their configuration files, where they have some. */
public final class NewFromDomainsHandler extends AbstractHandler {

	@Override
	public void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && !domains(w).isEmpty());
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		ImageRepository repository = window.getService(Fleet.class).settings().repository();
		return NewGroupHandler.make(window, domains(window).stream().map(d -> NewMember.of(d, repository)).toList(), true);
	}

	/** As they are known now; Domain-0 and driver domains are never members. */
	private static List<DomainView> domains(IWorkbenchWindow window) {
		var picture = window.getService(Fleet.class).picture();
		return ((List<?>) window.getService(FleetSelection.class).get(window).toList()).stream().filter(DomainView.class::isInstance)
				.map(DomainView.class::cast).map(d -> picture.domain(d.key()))
				.filter(d -> d != null && d.facts().kind() == DomainSnapshot.Kind.ORDINARY).toList();
	}
}
