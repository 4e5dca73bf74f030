// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.ui.IMemento;

/**
 * How the admin arranged a table's columns. Unknown columns of a saved state are dropped, new ones appended, so that it
 * survives other versions.
 *
 * @param columns   by id, in the order shown
 * @param sort      id of the column to sort by, empty for none
 * @param ascending smallest first
 */
record TableState(Map<String, Column> columns, String sort, boolean ascending) {

	/** @param width in pixels, 0 for the column's own */
	record Column(boolean visible, int width) {
	}

	private static final String COLUMN = "column";
	private static final String SORT = "sort";
	private static final String ASCENDING = "ascending";
	private static final String VISIBLE = "visible";
	private static final String WIDTH = "width";

	static <R> TableState initial(List<RowColumn<R>> columns, String sort, boolean ascending) {
		var all = new LinkedHashMap<String, Column>();
		columns.forEach(c -> all.put(c.id(), new Column(c.visible(), 0)));
		return new TableState(all, sort, ascending);
	}

	/** What was saved, completed by what is new since; the initial state when nothing was saved. */
	TableState restore(IMemento memento) {
		if (memento == null) {
			return this;
		}
		var all = new LinkedHashMap<String, Column>();
		for (IMemento saved : memento.getChildren(COLUMN)) {
			String id = saved.getID();
			if (id != null && columns.containsKey(id)) {
				Integer width = saved.getInteger(WIDTH);
				all.put(id, new Column(Boolean.TRUE.equals(saved.getBoolean(VISIBLE)), width == null ? 0 : width));
			}
		}
		columns.forEach(all::putIfAbsent);
		String savedSort = memento.getString(SORT);
		Boolean savedAscending = memento.getBoolean(ASCENDING);
		return new TableState(all, savedSort != null && (savedSort.isEmpty() || all.containsKey(savedSort)) ? savedSort : sort,
				savedAscending == null ? ascending : savedAscending);
	}

	void save(IMemento memento) {
		columns.forEach((id, column) -> {
			IMemento child = memento.createChild(COLUMN, id);
			child.putBoolean(VISIBLE, column.visible());
			child.putInteger(WIDTH, column.width());
		});
		memento.putString(SORT, sort);
		memento.putBoolean(ASCENDING, ascending);
	}

	TableState sortedBy(String id, boolean up) {
		return new TableState(columns, id, up);
	}

	TableState with(String id, Column column) {
		var all = new LinkedHashMap<>(columns);
		all.put(id, column);
		return new TableState(all, sort, ascending);
	}

	TableState inOrder(List<String> ids) {
		var all = new LinkedHashMap<String, Column>();
		ids.forEach(id -> all.put(id, columns.get(id)));
		return new TableState(all, sort, ascending);
	}

	List<String> order() {
		return new ArrayList<>(columns.keySet());
	}
}
