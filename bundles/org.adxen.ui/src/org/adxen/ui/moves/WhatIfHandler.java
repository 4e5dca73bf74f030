// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** What If It Fails: of the selected host. */
public final class WhatIfHandler extends AbstractHandler {

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
			MovesDialog.whatIf(window, host.key());
		}
		return null;
	}

	private static HostView host(IWorkbenchWindow window) {
		return window.getService(FleetSelection.class).host(window, window.getService(Fleet.class).picture());
	}
}
