// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.List;
import java.util.function.Predicate;

import org.adxen.ui.theme.Theme;
import org.eclipse.jface.viewers.ITableColorProvider;
import org.eclipse.jface.viewers.ITableLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/** Tells a viewer what the columns say of a row. */
@SuppressWarnings("unchecked")
final class RowLabels<R> extends LabelProvider implements ITableLabelProvider, ITableColorProvider {

	private final Theme theme;
	private final List<RowColumn<R>> columns;
	private final Predicate<R> dim;

	RowLabels(Theme theme, List<RowColumn<R>> columns, Predicate<R> dim) {
		this.theme = theme;
		this.columns = columns;
		this.dim = dim;
	}

	@Override
	public String getColumnText(Object row, int index) {
		return columns.get(index).text().apply((R) row);
	}

	@Override
	public Image getColumnImage(Object row, int index) {
		RowColumn<R> column = columns.get(index);
		String name = column.icon() == null ? null : column.icon().apply((R) row);
		return name == null ? null : dim.test((R) row) ? theme.dimmedIcon(name) : theme.icon(name);
	}

	@Override
	public Color getForeground(Object row, int index) {
		return dim.test((R) row) ? theme.tones().dimmed() : null;
	}

	@Override
	public Color getBackground(Object row, int index) {
		return null;
	}
}
