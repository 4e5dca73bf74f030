// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.LinkedHashMap;
import java.util.function.Predicate;

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
import org.adxen.ui.theme.ViewAction;
import org.adxen.ui.tree.ShapeContent;
import org.adxen.ui.tree.TreeShape;
import org.adxen.ui.tree.Unfolding;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
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

	private static final String FILTER = "filter";
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
	/** Set on the display thread. */
	private volatile FleetTree tree = FleetTree.empty();
	private Unfolding unfolding;
	/** A pool to be selected; null for none. */
	private PoolView awaited;

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
		links.put(AdxenUi.DISCOVER, Messages.FleetView_discover);
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
		var content = new ShapeContent(() -> tree.shape());
		viewer.setComparer(content);
		viewer.setContentProvider(content);
		viewer.setLabelProvider(new FleetLabels(theme, () -> tree));
		unfolding = new Unfolding(viewer, PoolView.class::isInstance);
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setInput(this);
		viewer.getControl().addListener(SWT.Selection, e -> awaited = null);
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
		var collapse = new ViewAction(Messages.FleetView_collapseAll, theme, "collapse", treePage, viewer::collapseAll);
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
		filter = parsed.predicate();
		builder.schedule();
	}

	/** On a worker. */
	private void build(FleetPicture picture, Predicate<DomainView> wanted) {
		FleetTree after = FleetTree.of(picture, wanted);
		FleetTree before = tree;
		TreeShape.Difference difference = after.from(before);
		if (!stack.isDisposed()) {
			stack.getDisplay().asyncExec(() -> show(after, before, difference, wanted != null));
		}
	}

	private void show(FleetTree after, FleetTree before, TreeShape.Difference difference, boolean filtered) {
		if (stack.isDisposed()) {
			return;
		}
		boolean overtaken = tree != before; // by one that was shown since the difference was made
		tree = after;
		viewer.getControl().setRedraw(false);
		if (overtaken || difference.rootsChanged()) {
			viewer.refresh();
		} else {
			difference.reshaped().forEach(viewer::refresh);
			viewer.update(difference.relabelled(), null);
		}
		unfolding.shown(after.shape(), filtered, after.shown());
		if (awaited != null && after.picture().pools().get(awaited.id()) instanceof PoolView now) {
			reveal(now);
		}
		viewer.getControl().setRedraw(true);
		filterBar.setCount(after.shown(), after.total());
		showPage();
		setContentDescription(environmentNote());
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
				Object[] waiting = tree.shape().roots().stream()
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

	/** Unfolds what it is in. A pool that is not shown yet is selected as soon as it is, unless something else was meanwhile. */
	@Override
	public boolean reveal(Object element) {
		Object shown = tree.shownFor(element);
		awaited = element instanceof PoolView pool && (shown == null || !pool.isConnected()) ? pool : null;
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
		unfolding.restore(memento);
		String text = memento.getString(FILTER);
		if (text != null && !text.isEmpty()) {
			filterBar.setText(text);
		}
	}

	@Override
	public void saveState(IMemento saved) {
		unfolding.save(saved);
		saved.putString(FILTER, filterBar.text());
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
}
