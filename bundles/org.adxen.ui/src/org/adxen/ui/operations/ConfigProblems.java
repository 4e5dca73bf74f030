// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.function.Consumer;

import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.adxen.xen.config.DomainConfig;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** What a configuration file makes of a domain, in a line, and its problems with their places. Display thread only. */
public final class ConfigProblems {

	private static final int ROWS = 5;

	private final Theme theme;
	private final Label summary;
	private final Table problems;

	/** @param columns of the form's grid */
	public ConfigProblems(Composite form, int columns, Theme theme) {
		this.theme = theme;
		summary = new Label(form, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(420, SWT.DEFAULT).indent(0, 6).applyTo(summary);
		problems = new Table(form, SWT.BORDER | SWT.FULL_SELECTION);
		problems.setHeaderVisible(true);
		for (String title : List.of(Messages.NewDomain_place, Messages.NewDomain_problem)) {
			new TableColumn(problems, SWT.NONE).setText(title);
		}
		GridDataFactory.fillDefaults().grab(true, true).span(columns, 1).hint(520, (ROWS + 1) * problems.getItemHeight())
				.applyTo(problems);
	}

	/** Tells which one is selected. */
	public void onSelection(Consumer<ConfigProblem> listener) {
		problems.addListener(SWT.Selection, e -> {
			if (e.item != null && e.item.getData() instanceof ConfigProblem problem) {
				listener.accept(problem);
			}
		});
	}

	/** @param config null for none */
	public void show(ConfigFile config) {
		if (problems.isDisposed()) {
			return;
		}
		problems.removeAll();
		if (config != null) {
			for (ConfigProblem problem : config.problems()) {
				var item = new TableItem(problems, SWT.NONE);
				item.setText(new String[] { NLS.bind(Messages.NewDomain_lineColumn, problem.line(), problem.column()),
						problem.sentence() });
				item.setData(problem);
				item.setImage(theme.icon(problem.severity() == ConfigProblem.Severity.ERROR ? "failed" : "warning"));
			}
		}
		for (TableColumn column : problems.getColumns()) {
			column.pack();
		}
		DomainConfig domain = config == null ? null : config.domain();
		summary.setText(config == null || domain == null ? ""
				: NLS.bind(Messages.NewDomain_summary, new Object[] { domain.name(), domain.vcpus().atStart(),
						Values.memory(domain.memory().bytes()), config.problems().size() }));
		summary.requestLayout();
	}
}
