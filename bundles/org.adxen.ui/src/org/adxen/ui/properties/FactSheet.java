// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import java.util.ArrayList;
import java.util.List;

import org.adxen.ui.labels.CopiedText;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;

/** Shows sections of facts one below the other; values can be selected and copied. New values of the same facts do not disturb a selection. */
final class FactSheet {

	/** The style sheet makes these look like text rather than fields. */
	private static final String CSS_CLASS = "org.eclipse.e4.ui.css.CssClassName";
	private static final String PLAIN = "AdxenPlainText";
	private static final int LABEL_WIDTH = 92;

	private final ScrolledComposite scroller;
	private final Composite body;
	private final List<Text> values = new ArrayList<>();
	private List<Section> shown = List.of();

	FactSheet(Composite parent) {
		scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		body = new Composite(scroller, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 8).spacing(8, 3).applyTo(body);
		scroller.setContent(body);
		scroller.addListener(SWT.Resize, e -> fit());
	}

	Control control() {
		return scroller;
	}

	void show(List<Section> sections) {
		List<Section> filled = sections.stream().filter(s -> !s.facts().isEmpty()).toList();
		if (filled.equals(shown)) {
			return;
		}
		if (sameShape(filled)) {
			update(filled);
		} else {
			rebuild(filled);
		}
		shown = filled;
	}

	private boolean sameShape(List<Section> sections) {
		if (sections.size() != shown.size()) {
			return false;
		}
		for (int i = 0; i < sections.size(); i++) {
			if (!sections.get(i).sameShapeAs(shown.get(i))) {
				return false;
			}
		}
		return true;
	}

	private void update(List<Section> sections) {
		int i = 0;
		boolean layout = false;
		for (Section section : sections) {
			for (Section.Fact fact : section.facts()) {
				Text value = values.get(i++);
				if (!value.getText().equals(fact.value())) {
					layout |= value.getText().length() != fact.value().length();
					value.setText(fact.value());
					value.setToolTipText(tip(fact));
					value.setData(fact);
				}
			}
		}
		if (layout) {
			body.layout(true, true);
			fit();
		}
	}

	private void rebuild(List<Section> sections) {
		scroller.setRedraw(false);
		for (Control child : body.getChildren()) {
			child.dispose();
		}
		values.clear();
		for (Section section : sections) {
			var title = new Label(body, SWT.NONE);
			title.setText(section.title());
			title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).indent(0, values.isEmpty() ? 0 : 10).applyTo(title);
			section.facts().forEach(this::add);
		}
		body.layout(true, true);
		fit();
		scroller.setRedraw(true);
	}

	private void add(Section.Fact fact) {
		var label = new Label(body, SWT.WRAP);
		label.setText(fact.label());
		GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).hint(LABEL_WIDTH, SWT.DEFAULT).applyTo(label);
		var value = new Text(body, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		value.setData(CSS_CLASS, PLAIN);
		value.setText(fact.value());
		value.setToolTipText(tip(fact));
		value.setData(fact);
		if (fact.technical()) {
			value.setFont(JFaceResources.getTextFont());
		}
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(value);
		var menu = new Menu(value);
		var copy = new MenuItem(menu, SWT.PUSH);
		copy.setText(Messages.copyValue);
		copy.addListener(SWT.Selection, e -> CopiedText.copy(((Section.Fact) value.getData()).full()));
		value.setMenu(menu);
		values.add(value);
	}

	private static String tip(Section.Fact fact) {
		return fact.full().equals(fact.value()) ? null : fact.full();
	}

	private void fit() {
		Point size = body.computeSize(scroller.getClientArea().width, SWT.DEFAULT);
		scroller.setMinHeight(size.y);
	}
}
