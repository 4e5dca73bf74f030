// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupProblem.Feature;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * Labelled fields of a form that follow the group: what is typed changes it, what changes it otherwise is shown, and problems are marked
 * at the field of their feature. Display thread only.
 */
final class FieldRows {

	private static final int LINES_WIDTH = 110;
	private static final int MOST = 1_000_000;
	private static final String HINT = "hint";

	private final FormToolkit toolkit;
	private final GroupDocument document;
	private final List<Label> labels = new ArrayList<>();
	private final List<Runnable> refreshers = new ArrayList<>();
	private final Map<Feature, Control> controls = new EnumMap<>(Feature.class);
	private final Map<Feature, ControlDecoration> marks = new EnumMap<>(Feature.class);
	/** What is said of a text that is no value at all, so that the group does not have it. */
	private final Map<Feature, String> complaints = new EnumMap<>(Feature.class);
	private List<GroupProblem> shown = List.of();
	private boolean filling;
	private boolean afresh;

	FieldRows(FormToolkit toolkit, GroupDocument document) {
		this.toolkit = toolkit;
		this.document = document;
	}

	/** A field of one line; spans what is left of the row but the given columns. */
	Text text(Composite form, String label, String hint, int span, Supplier<String> value, Consumer<String> change) {
		label(form, label, false);
		Text field = toolkit.createText(form, "", SWT.SINGLE | SWT.BORDER);
		field.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(80, SWT.DEFAULT).span(span, 1).applyTo(field);
		follow(field, value, change);
		return field;
	}

	/** A field of several lines. */
	Text lines(Composite form, String label, String hint, int rows, int span, Supplier<String> value, Consumer<String> change) {
		label(form, label, true);
		Text field = toolkit.createText(form, "", SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
		field.setData(HINT, hint.isEmpty() ? null : hint);
		field.setToolTipText((String) field.getData(HINT));
		GridDataFactory.fillDefaults().grab(true, false).hint(LINES_WIDTH, rows * field.getLineHeight() + 4).span(span, 1).applyTo(field);
		// A tab leads to the next field, as everywhere in a form.
		field.addListener(SWT.Traverse, e -> e.doit = e.doit || e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		follow(field, value, change);
		return field;
	}

	/** A whole number; {@code span} as of {@link #text}. */
	Spinner number(Composite form, String label, int least, int span, IntSupplier value, IntConsumer change) {
		label(form, label, false);
		var field = new Spinner(form, SWT.BORDER);
		toolkit.adapt(field, true, true);
		field.setValues(least, least, MOST, 0, 1, 10);
		GridDataFactory.swtDefaults().span(span, 1).hint(90, SWT.DEFAULT).applyTo(field);
		field.addModifyListener(e -> {
			if (!filling) {
				change.accept(field.getSelection());
			}
		});
		field.addListener(SWT.FocusOut, e -> document.endOfTyping());
		refreshers.add(() -> {
			int wanted = value.getAsInt();
			if (field.getSelection() != wanted) {
				field.setMinimum(Math.min(least, wanted));
				field.setSelection(wanted);
			}
		});
		return field;
	}

	/** Makes any text field of this form follow the group. */
	void follow(Text field, Supplier<String> value, Consumer<String> change) {
		field.addModifyListener(e -> {
			if (!filling) {
				change.accept(field.getText());
			}
		});
		field.addListener(SWT.FocusOut, e -> document.endOfTyping());
		refreshers.add(() -> {
			String wanted = value.get();
			if (!field.getText().equals(wanted) && (afresh || !field.isFocusControl() || field.getData(OWN_TEXT) == null)) {
				field.setText(wanted);
			}
		});
	}

	/** Makes the fields of all forms begin at the same place. */
	void align() {
		int width = labels.stream().mapToInt(label -> label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x).max().orElse(0);
		labels.forEach(label -> ((GridData) label.getLayoutData()).widthHint = width);
	}

	/** Key of a field whose text the group cannot hold as it is, e.g. lists: while somebody types there it is left alone. */
	static final String OWN_TEXT = "own text";

	Label label(Composite form, String text, boolean top) {
		Label label = toolkit.createLabel(form, text);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, top ? SWT.BEGINNING : SWT.CENTER).indent(0, top ? 4 : 0).applyTo(label);
		labels.add(label);
		return label;
	}

	/** What else has to be brought up to date. */
	void also(Runnable refresher) {
		refreshers.add(refresher);
	}

	/** Problems of this feature are marked at the control. */
	<C extends Control> C mark(Feature feature, C control) {
		controls.put(feature, control);
		var mark = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
		mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		mark.hide();
		marks.put(feature, mark);
		return control;
	}

	boolean isFilling() {
		return filling;
	}

	void refresh() {
		filling = true;
		try {
			refreshers.forEach(Runnable::run);
		} finally {
			filling = false;
		}
	}

	/** The same for something else that is shown now, also where somebody types. */
	void refreshAll() {
		afresh = true;
		refresh();
		afresh = false;
	}

	/** @param sentence why what was typed is no value; empty when it is one */
	void complain(Feature feature, String sentence) {
		if (sentence.isEmpty() ? complaints.remove(feature) != null : !sentence.equals(complaints.put(feature, sentence))) {
			show(shown);
		}
	}

	/** @param problems of what these fields show */
	void show(List<GroupProblem> problems) {
		shown = problems;
		marks.forEach((feature, mark) -> {
			String text = Stream.concat(Stream.ofNullable(complaints.get(feature)),
					problems.stream().filter(p -> p.feature() == feature).map(GroupProblem::sentence)).distinct()
					.collect(Collectors.joining("\n"));
			if (text.isEmpty()) {
				mark.hide();
			} else {
				mark.setDescriptionText(text);
				mark.show();
			}
			Control control = controls.get(feature);
			control.setToolTipText(text.isEmpty() ? (String) control.getData(HINT) : text);
		});
	}

	boolean has(Feature feature) {
		return controls.containsKey(feature);
	}

	void focus(Feature feature) {
		controls.get(feature).setFocus();
	}
}
