// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.theme.Theme;
import org.adxen.ui.tree.ShapeContent;
import org.adxen.ui.tree.TreeShape;
import org.adxen.ui.tree.Unfolding;
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
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMemento;

/**
 * A tree with columns over immutable rows. {@link #changed()} may be called from any thread and as often as one likes: the tree is
 * made and sorted on a worker and swapped in at most five times a second, with what is unfolded, selected and scrolled to kept by
 * key. Everything else: display thread only.
 */
public final class RowTree<R> implements ISelectionProvider {

	private static final Duration CALM = Duration.ofMillis(200);

	/**
	 * What is shown.
	 *
	 * @param shape    of rows, each with its own {@link TreeShape#key}
	 * @param shown    how many rows count as shown
	 * @param total    how many there would be without a filter
	 * @param filtered whether there is one: what it lets through is unfolded
	 */
	public record Content(TreeShape shape, int shown, int total, boolean filtered) {
	}

	private final Function<UnaryOperator<List<R>>, Content> source;
	private final TreeViewer viewer;
	private final Throttler throttler;
	private final ColumnLayout<R> layout;
	private final Unfolding unfolding;
	private final Job worker;
	private final ListenerList<ISelectionChangedListener> selectionListeners = new ListenerList<>();
	private Function<R, ?> selectedAs = row -> row;
	private BiConsumer<Integer, Integer> countListener = (shown, total) -> {
	};
	/** Set on the display thread. */
	private volatile TreeShape shape = new TreeShape();
	private volatile UnaryOperator<List<R>> sorter;

	/**
	 * @param source        of the tree, given what sorts rows that stand below each other; called on a worker
	 * @param dim           rows that are old and shown so
	 * @param sort          id of the column to sort by at first, empty for the source's order
	 * @param unfoldsAtOnce roots whose children are shown when they come
	 */
	public RowTree(Composite parent, Theme theme, List<RowColumn<R>> columns, Function<UnaryOperator<List<R>>, Content> source,
			Predicate<R> dim, String sort, Predicate<Object> unfoldsAtOnce) {
		this.source = source;
		viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION);
		Tree tree = viewer.getTree();
		tree.setHeaderVisible(true);
		layout = new ColumnLayout<>(new ColumnHeader.OfTree(tree), columns, sort, true, this::rearrange);
		CellTips.add(tree, columns);
		viewer.setUseHashlookup(true);
		var content = new ShapeContent(() -> shape);
		viewer.setComparer(content);
		viewer.setContentProvider(content);
		viewer.setLabelProvider(new RowLabels<>(theme, columns, dim));
		unfolding = new Unfolding(viewer, unfoldsAtOnce);
		viewer.setInput(this);
		viewer.addSelectionChangedListener(e -> tellSelection());
		worker = Job.createSystem("Arrange a tree", monitor -> {
			arrange();
			return Status.OK_STATUS;
		});
		throttler = new Throttler(tree.getDisplay(), CALM, this::rearrange);
		theme.follow(tree, () -> viewer.refresh(true));
		tree.addDisposeListener(e -> worker.cancel());
	}

	public Tree control() {
		return viewer.getTree();
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

	public void collapseAll() {
		viewer.collapseAll();
	}

	/** All rows, each before those below it. */
	public List<R> rows() {
		var rows = new ArrayList<R>();
		shape.roots().forEach(root -> collect(root, rows));
		return rows;
	}

	@SuppressWarnings("unchecked")
	private void collect(Object element, List<R> rows) {
		rows.add((R) element);
		shape.childrenOf(element).forEach(child -> collect(child, rows));
	}

	/** Selects the row of a key and unfolds what it is in; false when it is not shown. */
	public boolean reveal(Object key) {
		Object row = shape.elements().get(key);
		if (row != null) {
			viewer.setSelection(new StructuredSelection(row), true);
		}
		return row != null;
	}

	ColumnLayout<R> layout() {
		return layout;
	}

	public void restore(IMemento memento) {
		layout.restore(memento);
		unfolding.restore(memento);
	}

	public void save(IMemento memento) {
		layout.save(memento);
		unfolding.save(memento);
	}

	// --- arranging

	private void rearrange() {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		RowColumn<R> column = layout.sortColumn();
		boolean ascending = layout.isAscending();
		sorter = column == null ? UnaryOperator.identity()
				: rows -> Sorted.of(rows, new Arrangement.Order<R>(r -> true, column.sortKey(), ascending, r -> r)).rows();
		worker.schedule();
	}

	/** On a worker. */
	private void arrange() {
		Content after = source.apply(sorter);
		TreeShape before = shape;
		TreeShape.Difference difference = after.shape().from(before, element -> false);
		if (!viewer.getControl().isDisposed()) {
			viewer.getControl().getDisplay().asyncExec(() -> swap(before, after, difference));
		}
	}

	private void swap(TreeShape before, Content after, TreeShape.Difference difference) {
		if (viewer.getControl().isDisposed()) {
			return;
		}
		boolean overtaken = shape != before; // by one that was shown since the difference was made
		IStructuredSelection selected = getSelection();
		shape = after.shape();
		viewer.getControl().setRedraw(false);
		if (overtaken || difference.rootsChanged()) {
			viewer.refresh();
		} else {
			difference.reshaped().forEach(viewer::refresh);
			viewer.update(difference.relabelled(), null);
		}
		unfolding.shown(shape, after.filtered(), after.shown());
		viewer.getControl().setRedraw(true);
		if (!getSelection().equals(selected)) {
			tellSelection();
		}
		countListener.accept(after.shown(), after.total());
	}

	// --- selection

	/** Copies the selected rows, tab-separated, as they are shown. */
	public void copy() {
		List<RowColumn<R>> visible = layout.shown();
		var text = new StringBuilder();
		for (R row : selectedRows()) {
			text.append(String.join("\t", visible.stream().map(c -> c.text().apply(row)).toList())).append(System.lineSeparator());
		}
		CopiedText.copy(text.toString());
	}

	public void selectAll() {
		viewer.getTree().selectAll();
		tellSelection();
	}

	@SuppressWarnings("unchecked")
	public List<R> selectedRows() {
		return viewer.getStructuredSelection().toList();
	}

	private void tellSelection() {
		var event = new SelectionChangedEvent(this, getSelection());
		for (ISelectionChangedListener listener : selectionListeners) {
			SafeRunnable.run(() -> listener.selectionChanged(event));
		}
	}

	@Override
	public IStructuredSelection getSelection() {
		return new StructuredSelection(selectedRows().stream().map(selectedAs).toList());
	}

	@Override
	public void setSelection(ISelection selection) {
		if (selection instanceof IStructuredSelection wanted) {
			List<?> elements = wanted.toList();
			viewer.setSelection(new StructuredSelection(rows().stream().filter(r -> elements.contains(selectedAs.apply(r))).toList()), true);
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
