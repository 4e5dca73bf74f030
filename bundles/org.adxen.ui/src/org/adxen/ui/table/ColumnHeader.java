// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

/** The columns of a table or a tree, for which SWT has no common type. */
interface ColumnHeader {

	Control control();

	/** Appends a column that can be moved. */
	Item add(int style);

	int width(int column);

	void setWidth(int column, int width, boolean resizable);

	int[] order();

	void setOrder(int[] order);

	/** @param direction {@code SWT.UP} or {@code SWT.DOWN} */
	void setSort(int column, int direction);

	record OfTable(Table control) implements ColumnHeader {

		@Override
		public Item add(int style) {
			var column = new TableColumn(control, style);
			column.setMoveable(true);
			return column;
		}

		@Override
		public int width(int column) {
			return control.getColumn(column).getWidth();
		}

		@Override
		public void setWidth(int column, int width, boolean resizable) {
			control.getColumn(column).setWidth(width);
			control.getColumn(column).setResizable(resizable);
		}

		@Override
		public int[] order() {
			return control.getColumnOrder();
		}

		@Override
		public void setOrder(int[] order) {
			control.setColumnOrder(order);
		}

		@Override
		public void setSort(int column, int direction) {
			control.setSortColumn(control.getColumn(column));
			control.setSortDirection(direction);
		}
	}

	record OfTree(Tree control) implements ColumnHeader {

		@Override
		public Item add(int style) {
			var column = new TreeColumn(control, style);
			column.setMoveable(true);
			return column;
		}

		@Override
		public int width(int column) {
			return control.getColumn(column).getWidth();
		}

		@Override
		public void setWidth(int column, int width, boolean resizable) {
			control.getColumn(column).setWidth(width);
			control.getColumn(column).setResizable(resizable);
		}

		@Override
		public int[] order() {
			return control.getColumnOrder();
		}

		@Override
		public void setOrder(int[] order) {
			control.setColumnOrder(order);
		}

		@Override
		public void setSort(int column, int direction) {
			control.setSortColumn(control.getColumn(column));
			control.setSortDirection(direction);
		}
	}
}
