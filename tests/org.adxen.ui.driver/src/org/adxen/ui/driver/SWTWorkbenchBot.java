// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Finds what a workbench has: its window and views. */
public final class SWTWorkbenchBot extends SWTBot {

	/** Waits until the window is there. */
	public SWTWorkbenchBot() {
		await("workbench window", () -> PlatformUI.isWorkbenchRunning() && window() != null && window().getActivePage() != null
				&& window().getShell().isVisible() ? Boolean.TRUE : null);
	}

	/** Display thread only. */
	static IWorkbenchWindow window() {
		IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
		return windows.length == 0 ? null : windows[0];
	}

	/** Shows the view if it is not. */
	public SWTBotView viewById(String id) {
		return new SWTBotView(UIThreadRunnable.syncExec(() -> {
			try {
				IWorkbenchPage page = window().getActivePage();
				IViewPart part = page.showView(id);
				return part;
			} catch (PartInitException e) {
				throw new IllegalStateException(e);
			}
		}));
	}

	/** One that is open. */
	public SWTBotView viewByTitle(String title) {
		return new SWTBotView(await("view " + title, () -> Arrays.stream(window().getActivePage().getViewReferences())
				.filter(r -> r.getTitle().equals(title)).findFirst().map((IViewReference r) -> r.getView(true)).orElse(null)));
	}

	/** One that is open; waits for it. */
	public SWTBotEditor editorByTitle(String title) {
		return new SWTBotEditor(await("editor " + title, () -> Arrays.stream(window().getActivePage().getEditorReferences())
				.filter(r -> r.getPartName().equals(title)).findFirst().map(r -> r.getEditor(true)).orElse(null)));
	}

	/** Without saving. */
	public void closeAllEditors() {
		UIThreadRunnable.run(() -> window().getActivePage().closeAllEditors(false));
	}

	/** Closes dialogs that a test left open, and the questions they ask when they are closed. */
	public void closeAllShells() {
		await("all dialogs closed", () -> {
			List<Shell> open = Arrays.stream(Display.getCurrent().getShells())
					.filter(s -> s.getParent() == null ? s != window().getShell() && s.isVisible() : s.isVisible()).toList();
			open.reversed().stream().findFirst().ifPresent(s -> UIThreadRunnable.asyncExec(() -> {
				if (!s.isDisposed()) {
					s.close();
				}
			}));
			return open.isEmpty() ? Boolean.TRUE : null;
		});
	}
}
