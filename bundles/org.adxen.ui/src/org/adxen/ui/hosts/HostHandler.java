// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** A command on the one host that is selected, or the only host of the selected pool. */
public abstract class HostHandler extends AbstractHandler {

	protected abstract void run(IWorkbenchWindow window, HostView host);

	@Override
	public final void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && host(w) != null);
	}

	@Override
	public final Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		HostView host = host(window);
		if (host != null) {
			run(window, host);
		}
		return null;
	}

	private static HostView host(IWorkbenchWindow window) {
		return window.getService(FleetSelection.class).host(window, window.getService(Fleet.class).picture());
	}
}
