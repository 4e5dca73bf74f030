// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.LinkedHashMap;
import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on the pools of what is selected; enabled when it applies to one of them. */
abstract class PoolHandler extends AbstractHandler {

	abstract boolean appliesTo(PoolView pool);

	/** @param pools those it applies to */
	abstract void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools);

	@Override
	public final void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && !pools(w).isEmpty());
	}

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		List<PoolView> pools = pools(window);
		if (!pools.isEmpty()) {
			run(window, window.getService(Fleet.class), pools);
		}
		return null;
	}

	final List<PoolView> pools(IWorkbenchWindow window) {
		var known = window.getService(Fleet.class).picture().pools();
		var pools = new LinkedHashMap<String, PoolView>();
		for (Object element : window.getService(FleetSelection.class).get(window)) {
			PoolView pool = known.get(switch (element) {
			case PoolView p -> p.id();
			case HostView h -> h.key().pool();
			case DomainView d -> d.key().pool();
			default -> "";
			});
			if (pool != null && appliesTo(pool)) {
				pools.put(pool.id(), pool);
			}
		}
		return List.copyOf(pools.values());
	}
}
