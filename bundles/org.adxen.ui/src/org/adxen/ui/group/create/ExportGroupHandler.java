// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

import org.adxen.fleet.Fleet;
import org.adxen.model.store.GroupFile;
import org.adxen.operations.group.GroupPackage;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.files.FileInput;
import org.adxen.ui.picture.FleetSelection;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Export Group: the group that is edited, or else selected, with its configurations, into one zip file or folder. */
public final class ExportGroupHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		Path file = group(event, window);
		String target = file == null ? null : target(window, file);
		if (target != null) {
			Fleet fleet = window.getService(Fleet.class);
			Job.create(Messages.Export_title, monitor -> {
				try {
					GroupPackage.of(file, fleet.settings().repository()).write(Path.of(target));
					return Status.OK_STATUS;
				} catch (IOException e) {
					return Status.error(sentence(e), e);
				}
			}).schedule();
		}
		return null;
	}

	/** Null when none was chosen. */
	private static Path group(ExecutionEvent event, IWorkbenchWindow window) {
		if (HandlerUtil.getActivePart(event) instanceof IEditorPart editor && editor.getEditorInput() instanceof FileInput input
				&& input.file().toString().endsWith(GroupFile.EXTENSION)) {
			return input.file();
		}
		if (window.getService(FleetSelection.class).get(window).getFirstElement() instanceof GroupView selected) {
			return selected.key();
		}
		var dialog = new FileDialog(window.getShell(), SWT.OPEN);
		dialog.setText(Messages.Export_which);
		dialog.setFilterExtensions(new String[] { "*" + GroupFile.EXTENSION });
		dialog.setFilterNames(new String[] { Messages.Open_groups });
		String chosen = dialog.open();
		return chosen == null ? null : Path.of(chosen);
	}

	private static String target(IWorkbenchWindow window, Path file) {
		var dialog = new FileDialog(window.getShell(), SWT.SAVE);
		dialog.setText(Messages.Export_title);
		dialog.setFilterNames(new String[] { Messages.Export_zip, Messages.Export_folder });
		dialog.setFilterExtensions(new String[] { "*.zip", "*" });
		dialog.setFileName(String.valueOf(file.getFileName()).replaceFirst("\\.adxgroup$", "") + ".zip");
		dialog.setOverwrite(true);
		return dialog.open();
	}

	static String sentence(Exception e) {
		return e instanceof FileAlreadyExistsException there ? String.valueOf(there.getReason()) : String.valueOf(e.getMessage());
	}
}
