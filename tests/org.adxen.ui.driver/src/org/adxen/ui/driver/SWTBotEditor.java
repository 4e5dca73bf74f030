// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;

/** An editor of the workbench. */
public final class SWTBotEditor {

	private final IEditorPart part;

	SWTBotEditor(IEditorPart part) {
		this.part = part;
	}

	public IEditorPart getReference() {
		return part;
	}

	/** Finds what is in the editor, on the page that is shown. */
	public SWTBot bot() {
		return new SWTBot(this::control);
	}

	private Control control() {
		return (Control) part.getSite().getService(MPart.class).getWidget();
	}

	/** Shows a page of an editor with several, by the text of its tab; waits for it. */
	public SWTBotEditor page(String title) {
		SWTBot.await("page " + title, () -> {
			CTabItem tab = tab(control(), title);
			if (tab == null) {
				return null;
			}
			tab.getParent().setSelection(tab);
			var event = new Event();
			event.item = tab;
			event.widget = tab.getParent();
			tab.getParent().notifyListeners(SWT.Selection, event);
			return Boolean.TRUE;
		});
		return this;
	}

	private static CTabItem tab(Control control, String title) {
		if (control instanceof CTabFolder folder) {
			for (CTabItem item : folder.getItems()) {
				if (item.getText().equals(title)) {
					return item;
				}
			}
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				CTabItem found = tab(child, title);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	public SWTBotEditor show() {
		UIThreadRunnable.run(() -> part.getSite().getPage().activate(part));
		return this;
	}

	public boolean isDirty() {
		return UIThreadRunnable.syncExec(part::isDirty);
	}

	/** Later: a question may come up. */
	public void save() {
		UIThreadRunnable.asyncExec(() -> part.doSave(new NullProgressMonitor()));
	}

	/** Without saving. */
	public void close() {
		UIThreadRunnable.run(() -> part.getSite().getPage().closeEditor(part, false));
	}
}
