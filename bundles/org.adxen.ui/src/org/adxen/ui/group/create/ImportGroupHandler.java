// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupPackage;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.ui.group.editor.GroupEditors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Import Group: an exported group, or a group's file with its configurations, is copied into the environment and opened. */
public final class ImportGroupHandler extends AbstractHandler {

	private static final String FOLDER = "groups";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var dialog = new FileDialog(window.getShell(), SWT.OPEN);
		dialog.setText(Messages.Import_title);
		dialog.setFilterExtensions(new String[] { "*.zip;*.adxgroup", "*" });
		dialog.setFilterNames(new String[] { Messages.Import_groups, Messages.New_allFiles });
		String chosen = dialog.open();
		if (chosen != null) {
			Job.create(Messages.Import_title, (IJobFunction) monitor -> read(window, Path.of(chosen))).schedule();
		}
		return null;
	}

	/** On a worker; what fails is shown by the platform. */
	private static IStatus read(IWorkbenchWindow window, Path source) {
		Fleet fleet = window.getService(Fleet.class);
		try {
			var ids = window.getService(Groups.class).read().stream().map(KnownGroup::definition).filter(Objects::nonNull)
					.map(GroupDefinition::id).collect(Collectors.toSet());
			Path file = GroupPackage.read(source, fleet.settings().repository()).unpack(fleet.environment().folder().resolve(FOLDER), ids);
			fleet.addGroupFiles(List.of(file));
			window.getShell().getDisplay().asyncExec(() -> {
				if (window.getActivePage() != null) {
					GroupEditors.open(window.getActivePage(), file);
				}
			});
			return Status.OK_STATUS;
		} catch (IOException | EnvironmentException e) {
			return Status.error(ExportGroupHandler.sentence(e), e);
		}
	}
}
