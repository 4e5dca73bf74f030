// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.charset.StandardCharsets;

import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.ui.text.UndoableText;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;

/** The group as it stands in its file. What is changed here becomes the group when the page is left, unless it cannot be read. */
final class SourcePage extends FormPage {

	private final GroupEditor editor;
	private UndoableText text;
	private Label problem;
	private String said = "";
	private boolean changed;
	private boolean filling;

	SourcePage(GroupEditor editor) {
		super(editor, "source", Messages.Source_title);
		this.editor = editor;
	}

	@Override
	protected void createFormContent(IManagedForm form) {
		Composite body = form.getForm().getBody();
		GridLayoutFactory.swtDefaults().margins(10, 8).spacing(0, 6).applyTo(body);
		problem = form.getToolkit().createLabel(body, Messages.Source_hint, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(problem);
		text = new UndoableText(body, editor.service(Theme.class), true);
		GridDataFactory.fillDefaults().grab(true, true).hint(300, 200).applyTo(text.control());
		Theme theme = editor.service(Theme.class);
		theme.follow(body, () -> {
			GroupPage.takeColors(body, form.getForm());
			say(said);
		});
		text.control().addListener(SWT.Modify, e -> {
			if (!filling) {
				changed = true;
				editor.editorDirtyStateChanged();
				editor.editHandlers().refresh();
			}
		});
	}

	/** The page is looked at. */
	void shown() {
		if (!changed) {
			fill();
		}
	}

	void groupChanged() {
		if (text != null && !changed && editor.getActivePageInstance() == this) {
			fill();
		}
	}

	private void fill() {
		filling = true;
		text.set(new String(editor.document().bytes(), StandardCharsets.UTF_8));
		filling = false;
		say("");
	}

	private void say(String sentence) {
		said = sentence;
		problem.setText(sentence.isEmpty() ? Messages.Source_hint : sentence);
		problem.setForeground(sentence.isEmpty() ? null : editor.service(Theme.class).tones().problem());
		problem.requestLayout();
	}

	/** Whether something was typed that is not in the group yet. */
	boolean isChanged() {
		return changed;
	}

	/** Makes what was typed the group; false when it cannot be read, which is said. */
	boolean commit() {
		if (!changed) {
			return true;
		}
		try {
			var read = GroupFile.parse(text.get().getBytes(StandardCharsets.UTF_8), editor.document().file());
			changed = false;
			editor.document().replace(Messages.Source_title, read);
			text.forget();
			say("");
			return true;
		} catch (StoreException e) {
			say(String.valueOf(e.getMessage()));
			text.showPlaceOf(String.valueOf(e.getMessage()));
			editor.setActivePage(getId());
			return false;
		}
	}

	/** The file was read again: what was typed here is of the past. */
	void forget() {
		changed = false;
		if (text != null) {
			text.forget();
		}
	}

	@Override
	public boolean canLeaveThePage() {
		return commit();
	}

	boolean canUndo() {
		return text != null && text.canUndo();
	}

	boolean canRedo() {
		return text != null && text.canRedo();
	}

	void undo() {
		text.undo();
	}

	void redo() {
		text.redo();
	}
}
