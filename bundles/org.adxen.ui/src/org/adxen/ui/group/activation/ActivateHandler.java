// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.group.GroupChoice;
import org.adxen.ui.group.editor.GroupEditor;
import org.adxen.ui.status.StatusLine;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Activate: of the file in the parameter, of what is selected, or of a group that is asked for. */
public final class ActivateHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		String file = event.getParameter(AdxenUi.GROUP_FILE);
		Set<Path> selected = file != null ? Set.of(Path.of(file))
				: window.getActivePage().getActivePart() instanceof GroupEditor editor ? Set.of(editor.file()) : GroupChoice.selected(window);
		if (selected.isEmpty()) {
			ask(window);
		} else {
			selected.forEach(group -> ActivateDialog.open(window, group));
		}
		return null;
	}

	/** Files are read on a worker: nothing is known before somebody looked at them. */
	private static void ask(IWorkbenchWindow window) {
		Groups groups = window.getService(Groups.class);
		Thread.ofVirtual().name("Read groups").start(() -> {
			List<KnownGroup> known = groups.read();
			window.getWorkbench().getDisplay().asyncExec(() -> {
				if (window.getShell() != null && !window.getShell().isDisposed()) {
					ask(window, known);
				}
			});
		});
	}

	private static void ask(IWorkbenchWindow window, List<KnownGroup> known) {
		if (known.isEmpty()) {
			StatusLine.showProblem(window, Messages.Activate_noGroup);
			return;
		}
		if (known.size() == 1) {
			ActivateDialog.open(window, known.getFirst().file());
			return;
		}
		Image icon = window.getService(Theme.class).icon("group");
		var dialog = new ElementListSelectionDialog(window.getShell(), new LabelProvider() {

			@Override
			public String getText(Object element) {
				return ((KnownGroup) element).name();
			}

			@Override
			public Image getImage(Object element) {
				return icon;
			}
		});
		dialog.setTitle(Messages.Activate_chooseTitle);
		dialog.setMessage(Messages.Activate_choose);
		dialog.setElements(known.toArray());
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof KnownGroup group) {
			ActivateDialog.open(window, group.file());
		}
	}
}
