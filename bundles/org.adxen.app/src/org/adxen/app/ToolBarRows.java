// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;

/**
 * Puts the tool bars of views beside their tabs again after a switch of perspectives: a view that both have is laid out by the
 * platform while it has no width yet, and its tool bar then lies over its contents.
 */
final class ToolBarRows extends PerspectiveAdapter {

	@Override
	public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
		Shell shell = page.getWorkbenchWindow().getShell();
		shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed()) {
				layOut(shell);
			}
		});
	}

	private static void layOut(Shell shell) {
		Deque<Control> open = new ArrayDeque<>(List.of(shell.getChildren()));
		while (!open.isEmpty()) {
			Control control = open.pop();
			if (control instanceof CTabFolder folder && folder.isVisible()) {
				Rectangle bounds = folder.getBounds();
				folder.setSize(bounds.width - 1, bounds.height);
				folder.setBounds(bounds);
			}
			if (control instanceof Composite composite) {
				open.addAll(List.of(composite.getChildren()));
			}
		}
	}
}
