// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;

/** Short news at the lower edge of the window, gone by themselves. Display thread only. */
public final class StatusLine {

	private static final int SHOWN_MS = 10_000;

	private StatusLine() {
	}

	/** Says why something was not done. */
	public static void showProblem(IWorkbenchWindow window, String sentence) {
		IStatusLineManager line = line(window);
		if (line != null) {
			line.setErrorMessage(sentence);
			window.getShell().getDisplay().timerExec(SHOWN_MS, () -> line.setErrorMessage(null));
		}
	}

	/** Says what was done. */
	public static void show(IWorkbenchWindow window, String sentence) {
		IStatusLineManager line = line(window);
		if (line != null) {
			line.setMessage(sentence);
			window.getShell().getDisplay().timerExec(SHOWN_MS, () -> line.setMessage(null));
		}
	}

	/** The active part's, which all parts of a window share; null while there is no part. */
	private static IStatusLineManager line(IWorkbenchWindow window) {
		IWorkbenchPage page = window.getActivePage();
		IWorkbenchPart part = page == null ? null : page.getActivePart();
		if (part instanceof IEditorPart editor) {
			return ((IEditorSite) editor.getSite()).getActionBars().getStatusLineManager();
		}
		return part == null ? null : ((IViewSite) part.getSite()).getActionBars().getStatusLineManager();
	}
}
