// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.Map;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** The one handler of all operations: a parameter of the command names which. */
public final class RunOperationHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		String host = event.getParameter(AdxenUi.HOST);
		Map<String, String> parameters = host == null ? Map.of() : Map.of(AdxenUi.HOST, host);
		List<?> selection = window.getService(FleetSelection.class).get(window).toList();
		window.getService(OperationStarter.class).start(window, event.getParameter(AdxenUi.OPERATION), selection, parameters);
		return null;
	}
}
