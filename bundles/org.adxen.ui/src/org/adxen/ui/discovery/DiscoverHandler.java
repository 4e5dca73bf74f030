// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import org.adxen.fleet.Fleet;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Discover Hosts. */
public final class DiscoverHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		new DiscoverDialog(window.getShell(), window.getService(Fleet.class), window.getService(Discovery.class),
				window.getService(Theme.class)).open();
		return null;
	}
}
