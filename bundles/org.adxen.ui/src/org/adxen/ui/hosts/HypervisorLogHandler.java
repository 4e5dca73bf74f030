// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

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

/** Hypervisor Log: of the one host that is selected, or of the only host of the selected pool. */
public final class HypervisorLogHandler extends AbstractHandler {

	@Override
	public void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && host(w) != null);
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		HostView host = host(window);
		if (host != null) {
			new HypervisorLogDialog(window.getShell(), window.getService(Fleet.class), host).open();
		}
		return null;
	}

	/** Null unless it is one, of a pool that is connected. */
	private static HostView host(IWorkbenchWindow window) {
		List<?> selected = window.getService(FleetSelection.class).get(window).toList();
		if (selected.size() != 1) {
			return null;
		}
		var picture = window.getService(Fleet.class).picture();
		// what is selected may be old: what counts is what is known now
		Object only = selected.get(0);
		PoolView lone = only instanceof PoolView p ? picture.pools().get(p.id()) : null;
		HostView host = only instanceof HostView h ? picture.host(h.key())
				: lone != null && lone.hosts().size() == 1 ? lone.hosts().values().iterator().next() : null;
		PoolView pool = host == null ? null : picture.pools().get(host.key().pool());
		return pool != null && pool.isConnected() ? host : null;
	}
}
