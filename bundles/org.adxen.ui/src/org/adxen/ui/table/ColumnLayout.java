// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Item;
import org.eclipse.ui.IMemento;

/** Which columns of a table or tree are shown, in what order and width, and by which of them it is sorted. Display thread only. */
final class ColumnLayout<R> {

	private final ColumnHeader header;
	private final List<RowColumn<R>> columns;
	private final Runnable changed;
	private final TableState initial;

	private TableState state;

	/**
	 * Creates the columns.
	 *
	 * @param changed told after each change that may show other cells or another order; not by this constructor
	 */
	ColumnLayout(ColumnHeader header, List<RowColumn<R>> columns, String sort, boolean ascending, Runnable changed) {
		this.header = header;
		this.columns = columns;
		this.changed = changed;
		initial = TableState.initial(columns, sort, ascending);
		state = initial;
		for (int i = 0; i < columns.size(); i++) {
			add(columns.get(i), i);
		}
		show();
	}

	private void add(RowColumn<R> column, int index) {
		Item item = header.add(column.numeric() ? SWT.RIGHT : SWT.LEFT);
		item.setText(column.title());
		item.setData(column);
		item.addListener(SWT.Selection, e -> sortBy(column));
		item.addListener(SWT.Resize, e -> {
			int width = header.width(index);
			if (state.columns().get(column.id()).visible() && width > 0) {
				state = state.with(column.id(), new TableState.Column(true, width));
			}
		});
		item.addListener(SWT.Move, e -> state = state.inOrder(currentOrder()));
	}

	private List<String> currentOrder() {
		var ids = new ArrayList<String>();
		for (int i : header.order()) {
			ids.add(columns.get(i).id());
		}
		return ids;
	}

	private void show() {
		TableState wanted = state;
		List<String> order = wanted.order();
		var pixels = new PixelConverter(header.control());
		for (int i = 0; i < columns.size(); i++) {
			RowColumn<R> c = columns.get(i);
			TableState.Column column = wanted.columns().get(c.id());
			int width = column.width() > 0 ? column.width() : pixels.convertWidthInCharsToPixels(c.width());
			header.setWidth(i, column.visible() ? width : 0, column.visible());
			if (c.id().equals(wanted.sort())) {
				header.setSort(i, wanted.ascending() ? SWT.UP : SWT.DOWN);
			}
		}
		header.setOrder(order.stream().mapToInt(id -> columns.indexOf(column(id))).toArray());
		// Setting widths has told us widths.
		state = wanted;
	}

	private void change(TableState wanted) {
		state = wanted;
		show();
		changed.run();
	}

	private RowColumn<R> column(String id) {
		return columns.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
	}

	private void sortBy(RowColumn<R> column) {
		boolean again = column.id().equals(state.sort());
		change(state.sortedBy(column.id(), again ? !state.ascending() : !column.numeric()));
	}

	/** Null for the source's order. */
	RowColumn<R> sortColumn() {
		return column(state.sort());
	}

	boolean isAscending() {
		return state.ascending();
	}

	/** All columns, in the order they have or would have. */
	List<RowColumn<R>> inOrder() {
		return state.order().stream().map(this::column).toList();
	}

	boolean isShown(RowColumn<R> column) {
		return state.columns().get(column.id()).visible();
	}

	List<RowColumn<R>> shown() {
		return inOrder().stream().filter(this::isShown).toList();
	}

	void show(RowColumn<R> column, boolean visible) {
		change(state.with(column.id(), new TableState.Column(visible, 0)));
	}

	void reset() {
		change(initial.sortedBy(state.sort(), state.ascending()));
	}

	void restore(IMemento memento) {
		change(initial.restore(memento));
	}

	void save(IMemento memento) {
		state.save(memento);
	}
}
