// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.theme;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Toggle Dark Theme. */
public final class ToggleDarkHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(Theme.class).toggle();
		return null;
	}
}
