// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.util.SafeRunnable;
import org.eclipse.jface.util.Throttler;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMemento;

/**
 * A virtual table over any number of immutable rows. {@link #changed()} may be called from any thread and as often as one
 * likes: rows are taken from the source, filtered and sorted on a worker, and swapped in at most seven times a second, with
 * selection and scroll position kept by key. While the pointer is on the table, rows that are shown do not change places.
 * Everything else: display thread only. What is selected are the rows themselves, or what {@link #selectAs} makes of them.
 */
public final class RowTable<R> implements ISelectionProvider {

	/** Rows that are compared one by one. */
	private static final int FEW = 100;
	/** With the 40 ms between two pictures and the time to arrange and to paint, a change is on the screen within 250 ms. */
	private static final Duration CALM = Duration.ofMillis(150);

	private final List<RowColumn<R>> columns;
	private final Function<R, ?> key;
	private final Supplier<List<R>> source;
	private final Predicate<R> dim;
	private final Theme theme;
	private final Table table;
	private final Throttler throttler;
	private final ColumnLayout<R> layout;
	private final ListenerList<ISelectionChangedListener> selectionListeners = new ListenerList<>();
	private final Job worker;

	private Predicate<R> filter = r -> true;
	/** Set on the display thread, where the worker's next arrangement is compared with it. */
	private volatile Arrangement<R> shown = Arrangement.empty();
	/** Of the last arrangement. The worker's; null lets it sort anew. */
	private volatile Sorted<R> sorted;
	private List<R> selected = List.of();
	private Function<R, ?> selectedAs = row -> row;
	private BiConsumer<Integer, Integer> countListener = (count, total) -> {
	};
	private volatile Request<R> request;

	/** What the worker is to do, taken on the display thread. */
	private record Request<R>(Arrangement.Order<R> order, Arrangement<R> keepPlacesOf) {
	}

	/**
	 * @param source  of all rows; called on a worker
	 * @param key     who a row is, over all changes of its contents
	 * @param dim     rows that are old and shown so
	 * @param sort    id of the column to sort by at first, empty for the source's order
	 */
	public RowTable(Composite parent, Theme theme, List<RowColumn<R>> columns, Supplier<List<R>> source, Function<R, ?> key,
			Predicate<R> dim, String sort, boolean ascending) {
		this.theme = theme;
		this.columns = columns;
		this.source = source;
		this.key = key;
		this.dim = dim;
		table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		layout = new ColumnLayout<>(new ColumnHeader.OfTable(table), columns, sort, ascending, this::rearrangeAll);
		new CellPaint<>(table, theme, columns, dim);
		CellTips.add(table, columns);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Selection, e -> select(selectedRows()));
		table.addListener(SWT.MouseExit, e -> changed());
		theme.follow(table, table::clearAll);
		worker = Job.createSystem("Arrange rows", monitor -> {
			arrange();
			return Status.OK_STATUS;
		});
		throttler = new Throttler(table.getDisplay(), CALM, () -> rearrange(true));
		table.addDisposeListener(e -> worker.cancel());
	}

	public Table control() {
		return table;
	}

	/** What is selected when a row is, where it is not the row itself. */
	public void selectAs(Function<R, ?> element) {
		selectedAs = element;
	}

	/** Tells the counts of shown and of all rows whenever they are swapped in. */
	public void onCount(BiConsumer<Integer, Integer> listener) {
		countListener = listener;
	}

	/** There is something new in the source. Any thread. */
	public void changed() {
		throttler.throttledAsyncExec();
	}

	public void setFilter(Predicate<R> rows) {
		filter = rows;
		rearrange(false);
	}

	/** The columns' functions say something else of the same rows. */
	public void relabel() {
		sorted = null;
		rearrangeAll();
	}

	public List<R> rows() {
		return shown.rows();
	}

	/** Selects the row of a key and scrolls to it; false when it is not shown. */
	public boolean reveal(Object rowKey) {
		Integer index = shown.indexOf().get(rowKey);
		if (index != null) {
			table.setSelection(index);
			select(List.of(shown.rows().get(index)));
		}
		return index != null;
	}

	/** How it is to be looked at. */
	ColumnLayout<R> layout() {
		return layout;
	}

	public void restore(IMemento memento) {
		layout.restore(memento);
	}

	public void save(IMemento memento) {
		layout.save(memento);
	}

	// --- arranging

	private void rearrangeAll() {
		table.clearAll();
		rearrange(false);
	}

	private void rearrange(boolean byItself) {
		if (table.isDisposed()) {
			return;
		}
		RowColumn<R> sort = layout.sortColumn();
		var order = new Arrangement.Order<>(filter, sort == null ? null : sort.sortKey(), layout.isAscending(), key);
		request = new Request<>(order, byItself && pointerIsOnRows() && !shown.rows().isEmpty() ? shown : null);
		worker.schedule();
	}

	private boolean pointerIsOnRows() {
		Point at = table.toControl(table.getDisplay().getCursorLocation());
		return table.isVisible() && table.getClientArea().contains(at) && table.getShell() == table.getDisplay().getActiveShell();
	}

	/** On a worker. */
	private void arrange() {
		Request<R> now = request;
		Arrangement<R> before = shown;
		List<R> rows = source.get();
		Arrangement<R> kept = now.keepPlacesOf() == null ? null : Arrangement.inPlace(now.keepPlacesOf(), rows, now.order());
		if (kept == null) {
			sorted = sorted == null ? Sorted.of(rows, now.order()) : sorted.renewed(rows, now.order());
		}
		Arrangement<R> after = kept == null ? Arrangement.of(sorted, now.order()) : kept;
		boolean samePlaces = after.hasPlacesOf(before, key);
		BitSet different = samePlaces ? after.differencesFrom(before) : new BitSet();
		if (!table.isDisposed()) {
			table.getDisplay().asyncExec(() -> swap(before, after, samePlaces, different));
		}
	}

	private void swap(Arrangement<R> before, Arrangement<R> after, boolean samePlaces, BitSet different) {
		if (table.isDisposed()) {
			return;
		}
		takeWaitingClick();
		boolean sameBase = before == shown;
		shown = after;
		if (sameBase && samePlaces) {
			different.stream().forEach(table::clear);
		} else {
			int top = table.getTopIndex();
			table.setRedraw(false);
			table.deselectAll();
			table.setItemCount(after.rows().size());
			table.clearAll();
			reselect();
			table.setTopIndex(top);
			table.setRedraw(true);
		}
		List<R> now = selected.stream().map(r -> after.indexOf().get(key.apply(r))).filter(Objects::nonNull)
				.map(after.rows()::get).toList();
		if (!now.equals(selected)) {
			select(now);
		}
		countListener.accept(after.rows().size(), after.total());
	}

	private void reselect() {
		int[] indices = selected.stream().map(r -> shown.indexOf().get(key.apply(r))).filter(Objects::nonNull)
				.mapToInt(Integer::intValue).toArray();
		table.select(indices);
	}

	private void fill(Event event) {
		var item = (TableItem) event.item;
		int index = event.index;
		// GTK asks for row −1 while the last rows go.
		if (index < 0 || index >= shown.rows().size()) {
			return;
		}
		R row = shown.rows().get(index);
		item.setData(row);
		boolean old = dim.test(row);
		for (int c = 0; c < columns.size(); c++) {
			RowColumn<R> column = columns.get(c);
			if (layout.isShown(column)) {
				item.setText(c, column.text().apply(row));
				if (column.icon() != null) {
					String name = column.icon().apply(row);
					Image image = name == null ? null : old ? theme.dimmedIcon(name) : theme.icon(name);
					item.setImage(c, image);
				}
			}
		}
	}

	// --- selection

	/** Copies the selected rows, tab-separated, as they are shown. */
	public void copy() {
		List<RowColumn<R>> visible = layout.shown();
		var text = new StringBuilder();
		for (R row : selected) {
			text.append(String.join("\t", visible.stream().map(c -> c.text().apply(row)).toList()))
					.append(System.lineSeparator());
		}
		CopiedText.copy(text.toString());
	}

	public void selectAll() {
		table.selectAll();
		select(shown.rows());
	}

	private List<R> selectedRows() {
		Set<R> rows = new LinkedHashSet<>();
		for (int i : table.getSelectionIndices()) {
			if (i < shown.rows().size()) {
				rows.add(shown.rows().get(i));
			}
		}
		return List.copyOf(rows);
	}

	/** A click marks its row at once, but is told later: rows that change places meanwhile would take the mark away. */
	private void takeWaitingClick() {
		int marked = table.getSelectionCount();
		if (marked != selected.size() || marked <= FEW && !Set.copyOf(selectedRows()).equals(Set.copyOf(selected))) {
			select(selectedRows());
		}
	}

	private void select(List<R> rows) {
		selected = rows;
		var event = new SelectionChangedEvent(this, getSelection());
		for (ISelectionChangedListener listener : selectionListeners) {
			SafeRunnable.run(() -> listener.selectionChanged(event));
		}
	}

	@Override
	public IStructuredSelection getSelection() {
		return new StructuredSelection(selected.stream().map(selectedAs).toList());
	}

	@Override
	public void setSelection(ISelection selection) {
		if (selection instanceof IStructuredSelection rows) {
			table.deselectAll();
			List<?> wanted = rows.toList();
			selected = shown.rows().stream().filter(r -> wanted.contains(selectedAs.apply(r))).toList();
			reselect();
			table.showSelection();
			select(selectedRows());
		}
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		selectionListeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		selectionListeners.remove(listener);
	}
}
