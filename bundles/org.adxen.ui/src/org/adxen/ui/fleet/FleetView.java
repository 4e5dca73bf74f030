// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.hosts.Reconnection;
import org.adxen.ui.navigation.Navigation;
import org.adxen.ui.navigation.Revealer;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.picture.DomainFilter;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.CollapseAllHandler;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** The tree of pools, hosts and domains. */
public final class FleetView extends ViewPart implements Revealer {

	private static final String EXPANDED = "expanded";
	private static final String FILTER = "filter";
	/** Above so many matches a filter does not unfold the tree. */
	private static final int UNFOLD = 400;
	private static final int FEW_POOLS = 10;
	private static final int SECOND = 1000;

	private IMemento memento;
	private Fleet fleet;
	private Theme theme;
	private Composite stack;
	private Composite treePage;
	private EmptyPage emptyPage;
	private FilterBar filterBar;
	private TreeViewer viewer;
	private Job builder;
	private volatile Predicate<DomainView> filter;
	private FleetTree tree = FleetTree.empty();
	/** Keys to unfold as soon as they are there: from the last start, or from before a filter. */
	private Set<String> unfold = Set.of();

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		fleet = getSite().getService(Fleet.class);
		theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		createEmptyPage();
		createTreePage();
		builder = Job.createSystem("Arrange the fleet tree", monitor -> {
			build(fleet.picture(), filter);
			return Status.OK_STATUS;
		});
		restore();
		FleetFeed.attach(stack, fleet, change -> builder.schedule());
		stack.addDisposeListener(e -> builder.cancel());
		theme.follow(stack, () -> {
			setTitleImage(theme.icon("fleet"));
			viewer.refresh(true);
		});
		setTitleImage(theme.icon("fleet"));
		builder.schedule();
		countDown();
	}

	private void createEmptyPage() {
		var links = new LinkedHashMap<String, String>();
		links.put(AdxenUi.ADD_HOST, Messages.FleetView_addHost);
		links.put(AdxenUi.OPEN_DEMO, Messages.FleetView_openDemo);
		emptyPage = new EmptyPage(stack, getSite(), Messages.FleetView_empty, links);
	}

	private void createTreePage() {
		treePage = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(treePage);
		filterBar = new FilterBar(treePage, theme, Messages.FleetView_filterHint, this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filterBar.control());
		viewer = new TreeViewer(treePage, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
		filterBar.leadsTo(viewer.getControl());
		viewer.setUseHashlookup(true);
		viewer.setComparer(new ByKey());
		viewer.setContentProvider(new Content());
		viewer.setLabelProvider(new FleetLabels(theme, () -> tree));
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setInput(this);
		viewer.addDoubleClickListener(e -> open(e.getSelection() instanceof StructuredSelection s ? s.getFirstElement() : null));

		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(FleetView::fillContextMenu);
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().setSelectionProvider(viewer);
		getSite().getService(FleetSelection.class).join(getSite().getWorkbenchWindow(), viewer, viewer.getControl());
		getSite().getService(IContextService.class).activateContext(AdxenUi.FLEET_CONTEXT);
		getSite().getService(IHandlerService.class).activateHandler(CollapseAllHandler.COMMAND_ID,
				new CollapseAllHandler(viewer));
		var collapse = new Action(Messages.FleetView_collapseAll, theme.descriptor("collapse")) {
			@Override
			public void run() {
				viewer.collapseAll();
			}
		};
		theme.follow(treePage, () -> collapse.setImageDescriptor(theme.descriptor("collapse")));
		getViewSite().getActionBars().getToolBarManager().add(collapse);
	}

	/** The groups in which contributions put themselves, most used first. */
	private static void fillContextMenu(IMenuManager menu) {
		menu.add(new Separator("operations"));
		menu.add(new Separator("connection"));
		menu.add(new Separator("copy"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	// --- what is shown

	private void filterBy(String text) {
		DomainFilter parsed = DomainFilter.parse(text);
		filterBar.setProblem(parsed.problem());
		if (filter == null && parsed.predicate() != null) {
			unfold = expandedKeys();
		}
		filter = parsed.predicate();
		builder.schedule();
	}

	/** On a worker. */
	private void build(FleetPicture picture, Predicate<DomainView> wanted) {
		FleetTree before = tree;
		FleetTree after = FleetTree.of(picture, wanted);
		Object[] changed = after.sameShapeAs(before) ? after.changedSince(before) : null;
		if (!stack.isDisposed()) {
			stack.getDisplay().asyncExec(() -> show(after, changed, wanted));
		}
	}

	private void show(FleetTree after, Object[] changed, Predicate<DomainView> wanted) {
		if (stack.isDisposed()) {
			return;
		}
		FleetTree before = tree;
		tree = after;
		if (changed != null) {
			viewer.update(changed, null);
		} else {
			viewer.getControl().setRedraw(false);
			viewer.refresh();
			unfold(wanted);
			unfoldNew(before);
			viewer.getControl().setRedraw(true);
		}
		filterBar.setCount(after.shown(), after.total());
		showPage();
		setContentDescription(environmentNote());
	}

	private void unfold(Predicate<DomainView> wanted) {
		if (wanted != null) {
			if (tree.shown() <= UNFOLD) {
				viewer.expandAll(true);
			}
		} else if (!unfold.isEmpty()) {
			Object[] there = tree.elements().values().stream().filter(e -> unfold.contains(FleetTree.key(e).toString()))
					.toArray();
			viewer.setExpandedElements(there);
			// What has not been seen yet is unfolded when it comes.
			Set<String> done = Arrays.stream(there).map(e -> FleetTree.key(e).toString()).collect(Collectors.toSet());
			unfold = unfold.stream().filter(k -> !done.contains(k)).collect(Collectors.toSet());
		}
	}

	/** The hosts of a pool that was not there before are shown at once, while there are few pools. */
	private void unfoldNew(FleetTree before) {
		if (tree.roots().size() <= FEW_POOLS) {
			for (Object root : tree.roots()) {
				boolean unseen = before.childrenOf(root).isEmpty() && !tree.childrenOf(root).isEmpty();
				if (unseen && root instanceof PoolView && memento == null) {
					viewer.setExpandedState(root, true);
				}
			}
		}
	}

	private void showPage() {
		boolean nothing = tree.picture().pools().isEmpty();
		if (fleet.environment() instanceof EnvironmentState.Unreadable bad) {
			emptyPage.setText(NLS.bind(Messages.FleetView_unreadable, bad.folder(), bad.why()));
			nothing = true;
		}
		Control page = nothing ? emptyPage.control() : treePage;
		var layout = (StackLayout) stack.getLayout();
		if (layout.topControl != page) {
			layout.topControl = page;
			stack.layout();
		}
	}

	private String environmentNote() {
		return fleet.environment() instanceof EnvironmentState.ReadOnly readOnly
				? NLS.bind(Messages.FleetView_readOnly, readOnly.why())
				: "";
	}

	/** Keeps "next try in 12 s" true. */
	private void countDown() {
		stack.getDisplay().timerExec(SECOND, () -> {
			if (!stack.isDisposed()) {
				Object[] waiting = tree.roots().stream()
						.filter(r -> tree.poolOf(r).state() instanceof ConnectionState.Lost).toArray();
				if (waiting.length > 0 && viewer.getControl().isVisible()) {
					viewer.update(waiting, null);
				}
				countDown();
			}
		});
	}

	private void open(Object element) {
		if (element instanceof DomainView) {
			getSite().getService(Navigation.class).reveal(getSite().getPage(), element);
		} else if (element != null && !Reconnection.begin(getSite().getShell(), fleet, tree.poolOf(element))) {
			viewer.setExpandedState(element, !viewer.getExpandedState(element));
		}
	}

	/** Unfolds what it is in. */
	@Override
	public boolean reveal(Object element) {
		Object shown = tree.elements().get(FleetTree.key(element));
		if (shown != null) {
			viewer.setSelection(new StructuredSelection(shown), true);
		}
		return shown != null;
	}

	// --- state

	private void restore() {
		if (memento == null) {
			return;
		}
		unfold = Arrays.stream(memento.getChildren(EXPANDED)).map(IMemento::getID).filter(Objects::nonNull)
				.collect(Collectors.toSet());
		String text = memento.getString(FILTER);
		if (text != null && !text.isEmpty()) {
			filterBar.setText(text);
		}
	}

	@Override
	public void saveState(IMemento saved) {
		Set<String> expanded = filter == null ? expandedKeys() : unfold;
		expanded.forEach(k -> saved.createChild(EXPANDED, k));
		unfold.stream().filter(k -> !expanded.contains(k)).forEach(k -> saved.createChild(EXPANDED, k));
		saved.putString(FILTER, filterBar.text());
	}

	private Set<String> expandedKeys() {
		return Arrays.stream(viewer.getExpandedElements()).map(e -> FleetTree.key(e).toString()).collect(Collectors.toSet());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySheetPage.class ? adapter.cast(new FleetPropertyPage(getSite())) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		if (((StackLayout) stack.getLayout()).topControl == treePage) {
			viewer.getControl().setFocus();
		} else {
			stack.setFocus();
		}
	}

	private static final class ByKey implements IElementComparer {

		@Override
		public boolean equals(Object a, Object b) {
			return a == b || a != null && b != null && FleetTree.key(a).equals(FleetTree.key(b));
		}

		@Override
		public int hashCode(Object element) {
			return FleetTree.key(element).hashCode();
		}
	}

	private final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return tree.roots().toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return tree.childrenOf(element).toArray();
		}

		@Override
		public boolean hasChildren(Object element) {
			return !tree.childrenOf(element).isEmpty();
		}

		@Override
		public Object getParent(Object element) {
			return tree.parents().get(FleetTree.key(element));
		}
	}

	/** For tests and the tree's own commands. */
	Map<Object, Object> shownElements() {
		return tree.elements();
	}

	List<Object> shownRoots() {
		return tree.roots();
	}
}
