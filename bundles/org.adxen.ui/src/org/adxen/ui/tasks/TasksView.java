// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tasks;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.OperationsListener;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.navigation.Navigation;
import org.adxen.ui.operations.OperationStarter;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.ViewAction;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.util.Throttler;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** What runs and what ran since the start: progress, outcome of each target, Cancel, Retry. */
public final class TasksView extends ViewPart {

	private static final Duration CALM = Duration.ofMillis(200);
	private static final int HALF_MINUTE = 30_000;

	private Operations operations;
	private Theme theme;
	private Composite stack;
	private EmptyPage emptyPage;
	private Composite table;
	private TreeViewer viewer;
	private Action cancel;
	private Action retry;
	private Action reveal;
	private Action copy;
	private List<OperationRun> runs = List.of();
	/** What each row shows, so that only rows with news are drawn again. */
	private final Map<TaskRow, TargetOutcome> shown = new HashMap<>();

	@Override
	public void createPartControl(Composite parent) {
		operations = getSite().getService(Operations.class);
		theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		emptyPage = new EmptyPage(stack, getSite(), Messages.Tasks_empty, new LinkedHashMap<>());
		table = new Composite(stack, SWT.NONE);
		var columns = new TreeColumnLayout();
		table.setLayout(columns);
		viewer = new TreeViewer(table, SWT.MULTI | SWT.FULL_SELECTION);
		viewer.getTree().setHeaderVisible(true);
		viewer.setUseHashlookup(true);
		var pixels = new PixelConverter(viewer.getControl());
		column(columns, Messages.Tasks_task, new ColumnPixelData(pixels.convertWidthInCharsToPixels(36)), new TaskColumns.What(theme));
		column(columns, Messages.Tasks_progress, new ColumnPixelData(pixels.convertWidthInCharsToPixels(12)),
				new TaskColumns.Progress(theme));
		// Reasons are sentences: they get all the room there is.
		column(columns, Messages.Tasks_state, new ColumnWeightData(1, pixels.convertWidthInCharsToPixels(40)),
				new TaskColumns.State(theme));
		column(columns, Messages.Tasks_started, new ColumnPixelData(pixels.convertWidthInCharsToPixels(14)), new TaskColumns.When());
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setContentProvider(new Content());
		viewer.setInput(this);
		viewer.addDoubleClickListener(e -> reveal.run());
		viewer.addSelectionChangedListener(e -> enable());
		getSite().setSelectionProvider(viewer);
		createActions();
		theme.follow(stack, () -> {
			setTitleImage(theme.icon("tasks"));
			viewer.refresh(true);
		});
		setTitleImage(theme.icon("tasks"));
		var throttler = new Throttler(stack.getDisplay(), CALM, this::show);
		OperationsListener listener = run -> throttler.throttledAsyncExec();
		operations.addListener(listener);
		stack.addDisposeListener(e -> operations.removeListener(listener));
		show();
		keepAgesTrue();
	}

	private void column(TreeColumnLayout columns, String title, ColumnLayoutData width, CellLabelProvider labels) {
		var column = new TreeViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setMoveable(true);
		columns.setColumnData(column.getColumn(), width);
		column.setLabelProvider(labels);
	}

	private void keepAgesTrue() {
		stack.getDisplay().timerExec(HALF_MINUTE, () -> {
			if (!stack.isDisposed()) {
				viewer.update(runs.toArray(), null);
				keepAgesTrue();
			}
		});
	}

	private void show() {
		if (stack.isDisposed()) {
			return;
		}
		List<OperationRun> now = operations.runs();
		if (now.equals(runs)) {
			viewer.update(now.toArray(), null);
		} else {
			runs = now;
			viewer.refresh();
		}
		Object[] news = Arrays.stream(viewer.getExpandedElements()).filter(OperationRun.class::isInstance)
				.map(OperationRun.class::cast).flatMap(r -> rows(r).stream())
				.filter(row -> !row.outcome().equals(shown.put(row, row.outcome()))).toArray();
		viewer.update(news, null);
		shown.keySet().removeIf(row -> !runs.contains(row.run()));
		var layout = (StackLayout) stack.getLayout();
		Control page = runs.isEmpty() ? emptyPage.control() : table;
		if (layout.topControl != page) {
			layout.topControl = page;
			stack.layout();
		}
		if (!getSite().getPage().isPartVisible(this)) {
			getSite().getService(IWorkbenchSiteProgressService.class).warnOfContentChange();
		}
		enable();
	}

	private static List<TaskRow> rows(OperationRun run) {
		return run.request().targets().stream().map(t -> new TaskRow(run, t)).toList();
	}

	// --- actions

	private void createActions() {
		cancel = new ViewAction(Messages.Tasks_cancel, theme, "cancel", stack,
				() -> selectedRuns().forEach(OperationRun::cancel));
		retry = new ViewAction(Messages.Tasks_retry, theme, "retry", stack, this::retry);
		reveal = new ViewAction(Messages.Tasks_reveal, theme, "link", stack, this::reveal);
		copy = new ViewAction(Messages.Tasks_copy, theme, "copy-command", stack, this::copyAsCommand);
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(cancel);
		bar.add(retry);
		var menu = new MenuManager();
		menu.add(reveal);
		menu.add(new Separator());
		menu.add(cancel);
		menu.add(retry);
		menu.add(new Separator());
		menu.add(copy);
		menu.add(new Separator("additions"));
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		enable();
	}

	private void enable() {
		Set<OperationRun> selected = selectedRuns();
		cancel.setEnabled(selected.stream().anyMatch(r -> !r.isEnded()));
		retry.setEnabled(selected.stream().anyMatch(
				r -> r.isEnded() && r.outcomes().values().stream().anyMatch(TargetOutcome::isRetryable)));
		reveal.setEnabled(target() != null);
		copy.setEnabled(selected.size() == 1);
	}

	/** Asks what has to be asked, as if it were done for the first time: meanwhile everything may be different. */
	private void retry() {
		OperationStarter starter = getSite().getService(OperationStarter.class);
		for (OperationRun run : selectedRuns()) {
			if (run.isEnded()) {
				operations.retry(run).ifPresent(request -> operations.find(request.operation())
						.ifPresent(operation -> starter.confirm(getSite().getWorkbenchWindow(), operation, request)));
			}
		}
	}

	private Set<OperationRun> selectedRuns() {
		var selected = new LinkedHashSet<OperationRun>();
		for (Object element : viewer.getStructuredSelection()) {
			selected.add(element instanceof TaskRow row ? row.run() : (OperationRun) element);
		}
		return selected;
	}

	/** The object to go to; null when there is none or several. */
	private Target target() {
		Object element = viewer.getStructuredSelection().getFirstElement();
		return switch (element) {
		case TaskRow row -> row.target();
		case OperationRun run when run.request().targets().size() == 1 -> run.request().targets().getFirst();
		case null, default -> null;
		};
	}

	private void reveal() {
		Target target = target();
		Navigation navigation = getSite().getService(Navigation.class);
		Object element = target == null ? null : navigation.find(target);
		if (element != null) {
			navigation.reveal(getSite().getPage(), element);
		} else if (viewer.getStructuredSelection().getFirstElement() instanceof OperationRun run) {
			viewer.setExpandedState(run, !viewer.getExpandedState(run));
		}
	}

	private void copyAsCommand() {
		CopiedText.copy(operations.asCommand(selectedRuns().iterator().next().request()));
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySheetPage.class ? adapter.cast(new FleetPropertyPage(getSite())) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		Control top = ((StackLayout) stack.getLayout()).topControl;
		(top == null ? stack : top).setFocus();
	}

	private final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return runs.toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return element instanceof OperationRun run ? rows(run).toArray() : new Object[0];
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof OperationRun run && run.request().targets().size() > 1;
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof TaskRow row ? row.run() : null;
		}
	}
}
