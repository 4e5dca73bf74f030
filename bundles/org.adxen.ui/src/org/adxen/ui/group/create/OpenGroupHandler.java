// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.model.store.GroupFile;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.group.editor.GroupEditors;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Open Group: any number of files, which are among the known groups from then on. */
public final class OpenGroupHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		String known = event.getParameter(AdxenUi.GROUP_FILE);
		List<Path> files = known == null ? ask(window) : List.of(Path.of(known));
		files.forEach(file -> GroupEditors.open(window.getActivePage(), file));
		if (!files.isEmpty()) {
			Fleet fleet = window.getService(Fleet.class);
			EnvironmentJob.run(Messages.Open_remember, () -> fleet.addGroupFiles(files));
		}
		return null;
	}

	private static List<Path> ask(IWorkbenchWindow window) {
		var dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.Open_title);
		dialog.setFilterExtensions(new String[] { "*" + GroupFile.EXTENSION });
		dialog.setFilterNames(new String[] { Messages.Open_groups });
		dialog.setFilterPath(window.getService(Fleet.class).environment().folder().toString());
		return dialog.open() == null ? List.of()
				: Arrays.stream(dialog.getFileNames()).map(Path.of(dialog.getFilterPath())::resolve).toList();
	}
}
