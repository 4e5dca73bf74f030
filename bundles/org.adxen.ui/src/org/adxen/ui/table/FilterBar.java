// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.function.Consumer;

import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The line above a table or tree: a filter field, what is wrong with the filter, and the count ("12 of 40"). */
public final class FilterBar {

	private static final int DELAY_MS = 120;

	private final Composite bar;
	private final Text field;
	private final Label problem;
	private final Label count;
	private final Theme theme;

	/** @param listener told, a moment after typing stopped, what to filter by */
	public FilterBar(Composite parent, Theme theme, String hint, Consumer<String> listener) {
		this.theme = theme;
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 3).applyTo(bar);
		field = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(hint);
		field.setToolTipText(hint);
		field.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = Messages.Filter_hint;
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(field);
		count = new Label(bar, SWT.NONE);
		problem = new Label(bar, SWT.WRAP);
		GridDataFactory.swtDefaults().exclude(true).applyTo(problem);
		Runnable tell = () -> {
			if (!field.isDisposed()) {
				listener.accept(field.getText());
			}
		};
		field.addModifyListener(e -> field.getDisplay().timerExec(DELAY_MS, tell));
		field.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC && !field.getText().isEmpty()) {
				field.setText("");
				e.doit = false;
			}
		});
	}

	/** Arrow down leads from the field to what it filters. */
	public void leadsTo(Control control) {
		field.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.CR) {
				control.setFocus();
				e.doit = false;
			}
		});
	}

	public Composite control() {
		return bar;
	}

	public String text() {
		return field.getText();
	}

	public void setText(String text) {
		field.setText(text);
	}

	public void setFocus() {
		field.setFocus();
		field.selectAll();
	}

	/** What is wrong with the filter, in a sentence; empty when nothing is. */
	public void setProblem(String sentence) {
		if (sentence.equals(problem.getText())) {
			return;
		}
		problem.setText(sentence);
		problem.setToolTipText(sentence);
		problem.setForeground(theme.tones().problem());
		GridDataFactory.fillDefaults().span(2, 1).hint(120, SWT.DEFAULT).exclude(sentence.isEmpty()).applyTo(problem);
		problem.setVisible(!sentence.isEmpty());
		bar.requestLayout();
	}

	/** How many are shown of how many. */
	public void setCount(int shown, int total) {
		String text = shown == total ? NLS.bind(Messages.Header_count, total) : NLS.bind(Messages.Header_countOf, shown, total);
		if (!text.equals(count.getText())) {
			count.setText(text);
			bar.layout();
		}
	}
}
