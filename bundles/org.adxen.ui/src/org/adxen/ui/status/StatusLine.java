// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.jface.action.SubContributionManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Short news at the lower edge of a window, gone by themselves some seconds after the last of them. What was not done and has no
 * room there stands in whole above it. Display thread only.
 */
public final class StatusLine {

	private static final int SHOWN_MS = 10_000;

	private final IWorkbenchWindow window;
	private final int shownMs;
	/** One for all news, so that the time of earlier ones ends with them. */
	private final Runnable clear = this::clear;
	private IStatusLineManager line;
	private WholeSentence whole;

	StatusLine(IWorkbenchWindow window, int shownMs) {
		this.window = window;
		this.shownMs = shownMs;
	}

	/** Says why something was not done. */
	public static void showProblem(IWorkbenchWindow window, String sentence) {
		of(window).tellProblem(sentence);
	}

	/** Says what was done. */
	public static void show(IWorkbenchWindow window, String sentence) {
		of(window).tell(sentence);
	}

	private static StatusLine of(IWorkbenchWindow window) {
		Shell shell = window.getShell();
		String key = StatusLine.class.getName();
		if (!(shell.getData(key) instanceof StatusLine)) {
			shell.setData(key, new StatusLine(window, SHOWN_MS));
		}
		return (StatusLine) shell.getData(key);
	}

	void tell(String sentence) {
		clear();
		line = lineOfActivePart();
		if (line != null) {
			line.setMessage(sentence);
			window.getShell().getDisplay().timerExec(shownMs, clear);
		}
	}

	void tellProblem(String sentence) {
		clear();
		line = lineOfActivePart();
		CLabel label = label();
		if (line != null) {
			line.setErrorMessage(sentence);
		}
		if (label == null || label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > label.getSize().x) {
			Shell shell = window.getShell();
			Point corner = label == null ? shell.toDisplay(0, shell.getClientArea().height) : label.toDisplay(0, 0);
			whole = new WholeSentence(shell, sentence, corner);
			whole.open();
		}
		window.getShell().getDisplay().timerExec(shownMs, clear);
	}

	private void clear() {
		if (window.getShell() != null && !window.getShell().isDisposed()) {
			if (line != null) {
				line.setErrorMessage(null);
				line.setMessage(null);
			}
			if (whole != null) {
				whole.close();
			}
		}
		line = null;
		whole = null;
	}

	/** Null while there is no part. */
	private IStatusLineManager lineOfActivePart() {
		IWorkbenchPage page = window.getActivePage();
		IWorkbenchPart part = page == null ? null : page.getActivePart();
		if (part instanceof IEditorPart editor) {
			return ((IEditorSite) editor.getSite()).getActionBars().getStatusLineManager();
		}
		return part == null ? null : ((IViewSite) part.getSite()).getActionBars().getStatusLineManager();
	}

	/** Where the sentence stands; null where there is no such line. */
	CLabel label() {
		if (line instanceof SubContributionManager sub && sub.getParent() instanceof StatusLineManager all
				&& all.getControl() instanceof Composite control) {
			for (Control child : control.getChildren()) {
				if (child instanceof CLabel label) {
					return label;
				}
			}
		}
		return null;
	}
}
