// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.ui.theme.Theme;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ExtendedModifyEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** A plain text in the text font whose changes can be undone, and whose lines can be marked. Display thread only. */
public final class UndoableText {

	/** A place in a message of an XML parser or of a configuration file: line, column. */
	private static final Pattern PLACE = Pattern.compile("\\b(\\d+):(\\d+):");

	/** What puts a change back. */
	private record Edit(int start, int length, String replaced) {
	}

	private final StyledText text;
	private final Theme theme;
	private final Deque<Edit> undo = new ArrayDeque<>();
	private final Deque<Edit> redo = new ArrayDeque<>();
	/** Where the change goes that is being made; null while the text is set as a whole. */
	private Deque<Edit> record = undo;
	private boolean replaying;

	public UndoableText(Composite parent, Theme theme, boolean editable) {
		this.theme = theme;
		text = new StyledText(parent, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL | (editable ? 0 : SWT.READ_ONLY));
		text.setFont(JFaceResources.getTextFont());
		text.setMargins(4, 4, 4, 4);
		text.addExtendedModifyListener(this::changed);
	}

	public StyledText control() {
		return text;
	}

	private void changed(ExtendedModifyEvent e) {
		if (record != null) {
			if (record == undo && !replaying) {
				redo.clear();
			}
			record.push(new Edit(e.start, e.length, e.replacedText));
		}
	}

	/** Another text, from which nothing can be undone. Place and selection stay as far as they can. */
	public void set(String content) {
		if (!content.equals(text.getText())) {
			int top = text.getTopIndex();
			int caret = text.getCaretOffset();
			record = null;
			text.setText(content);
			record = undo;
			text.setCaretOffset(Math.min(caret, text.getCharCount()));
			text.setTopIndex(top);
		}
		forget();
	}

	public String get() {
		return text.getText();
	}

	/** What was done until now cannot be undone. */
	public void forget() {
		undo.clear();
		redo.clear();
		text.setStyleRanges(new StyleRange[0]);
	}

	public boolean canUndo() {
		return !undo.isEmpty();
	}

	public boolean canRedo() {
		return !redo.isEmpty();
	}

	public void undo() {
		replay(undo, redo);
	}

	public void redo() {
		replay(redo, undo);
	}

	private void replay(Deque<Edit> from, Deque<Edit> to) {
		Edit edit = from.poll();
		if (edit != null) {
			replaying = true;
			record = to;
			text.replaceTextRange(edit.start(), edit.length(), edit.replaced());
			record = undo;
			replaying = false;
			text.setCaretOffset(edit.start() + edit.replaced().length());
			text.showSelection();
		}
	}

	/** Marks a line, from 1. */
	public void markLine(int line) {
		if (line >= 1 && line <= text.getLineCount()) {
			int start = text.getOffsetAtLine(line - 1);
			int end = line == text.getLineCount() ? text.getCharCount() : text.getOffsetAtLine(line);
			var style = new StyleRange(start, Math.max(0, end - start), null, null);
			style.underline = true;
			style.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
			style.underlineColor = theme.tones().problem();
			text.setStyleRange(style);
		}
	}

	/** Puts the caret to a line, from 1. */
	public void goTo(int line) {
		if (line >= 1 && line <= text.getLineCount()) {
			text.setSelection(text.getOffsetAtLine(line - 1));
			text.showSelection();
			text.setFocus();
		}
	}

	/** Marks the line that a message names, if it names one. */
	public void showPlaceOf(String message) {
		Matcher place = PLACE.matcher(message);
		if (place.find()) {
			int line = Integer.parseInt(place.group(1));
			text.setStyleRanges(new StyleRange[0]);
			markLine(line);
			goTo(line);
		}
	}
}
