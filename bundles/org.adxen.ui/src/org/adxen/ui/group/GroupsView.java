// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetListener;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.navigation.Navigation;
import org.adxen.ui.navigation.Revealer;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.table.RowTree;
import org.adxen.ui.table.TableActions;
import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.ViewAction;
import org.adxen.ui.tree.TreeShape;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Groups as they are now: members, where they run, and how that differs from the definition. */
public final class GroupsView extends ViewPart implements Revealer {

	private static final String FILTER = "filter";

	private IMemento memento;
	private Fleet fleet;
	private Groups groups;
	private Theme theme;
	private Composite stack;
	private Composite treePage;
	private EmptyPage emptyPage;
	private FilterBar filterBar;
	private RowTree<GroupRow> tree;
	private volatile String filter = "";

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		fleet = getSite().getService(Fleet.class);
		groups = getSite().getService(Groups.class);
		theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		createEmptyPage();
		createTreePage();
		contribute();
		restore();
		theme.follow(stack, () -> setTitleImage(theme.icon("group")));
		setTitleImage(theme.icon("group"));
		FleetListener fleetListener = change -> tree.changed();
		Runnable groupsListener = tree::changed;
		fleet.addListener(fleetListener);
		groups.addListener(groupsListener);
		stack.addDisposeListener(e -> {
			fleet.removeListener(fleetListener);
			groups.removeListener(groupsListener);
		});
		tree.changed();
	}

	private void createEmptyPage() {
		var links = new LinkedHashMap<String, String>();
		links.put(AdxenUi.NEW_GROUP, Messages.View_new);
		links.put(AdxenUi.OPEN_GROUP, Messages.View_open);
		links.keySet().removeIf(command -> !GroupCommands.isDefined(getSite(), command));
		emptyPage = new EmptyPage(stack, getSite(), Messages.View_empty, links);
	}

	private void createTreePage() {
		treePage = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(treePage);
		filterBar = new FilterBar(treePage, theme, Messages.View_filterHint, this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filterBar.control());
		tree = new RowTree<>(treePage, theme, GroupColumns.all(), this::content, GroupRow::stale, "name", root -> true);
		tree.selectAs(GroupRow::element);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.control());
		filterBar.leadsTo(tree.control());
		tree.onCount((shown, total) -> {
			filterBar.setCount(shown, total);
			show(fleet.groupFiles().isEmpty() ? emptyPage.control() : treePage);
		});
		tree.control().addListener(SWT.DefaultSelection, e -> tree.selectedRows().stream().findFirst().ifPresent(this::open));
	}

	/** On a worker. */
	private RowTree.Content content(UnaryOperator<List<GroupRow>> sorter) {
		return GroupTree.of(GroupView.of(groups, fleet.picture(), GroupHandler.ORIGIN), filter, sorter);
	}

	private void contribute() {
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fillContextMenu);
		tree.control().setMenu(menu.createContextMenu(tree.control()));
		getSite().registerContextMenu(menu, tree);
		getSite().setSelectionProvider(tree);
		getSite().getService(FleetSelection.class).join(getSite().getWorkbenchWindow(), tree, tree.control());
		getSite().getService(IContextService.class).activateContext(AdxenUi.FLEET_CONTEXT);
		TableActions.contribute(tree, theme, getViewSite().getActionBars(), "groups.csv");
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		var activate = new ViewAction(Messages.View_activate, theme, "activate", tree.control(), this::activate);
		var mend = new ViewAction(Messages.View_mend, theme, "mend", tree.control(), () -> selectedFile(AdxenUi.MEND_GROUP));
		activate.setEnabled(false);
		mend.setEnabled(false);
		tree.addSelectionChangedListener(e -> {
			activate.setEnabled(tree.selectedRows().size() == 1);
			mend.setEnabled(tree.selectedRows().size() == 1);
		});
		if (GroupCommands.isDefined(getSite(), AdxenUi.ACTIVATE_GROUP)) {
			bar.add(activate);
		}
		bar.add(mend);
		bar.add(new ViewAction(Messages.View_collapseAll, theme, "collapse", tree.control(), tree::collapseAll));
	}

	/** The groups in which contributions put themselves, most used first. */
	private void fillContextMenu(IMenuManager menu) {
		if (tree.selectedRows().size() == 1 && GroupCommands.isDefined(getSite(), AdxenUi.ACTIVATE_GROUP)) {
			menu.add(new ViewAction(Messages.View_activate, theme, "activate", tree.control(), this::activate));
		}
		menu.add(new Separator("group"));
		menu.add(new Separator("operations"));
		menu.add(new Separator("copy"));
		menu.add(new Separator("list"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void activate() {
		selectedFile(AdxenUi.ACTIVATE_GROUP);
	}

	private void selectedFile(String command) {
		tree.selectedRows().stream().findFirst().ifPresent(row -> GroupCommands.run(getSite(), command, row.file()));
	}

	/** A member's domain where it is shown with all others, else the definition. */
	private void open(GroupRow row) {
		if (row.element() instanceof DomainView domain) {
			getSite().getService(Navigation.class).reveal(getSite().getPage(), domain);
		} else if (GroupCommands.isDefined(getSite(), AdxenUi.EDIT_GROUP)) {
			GroupCommands.run(getSite(), AdxenUi.EDIT_GROUP, row.file());
		}
	}

	private void filterBy(String text) {
		filter = text;
		tree.changed();
	}

	private void show(Control page) {
		var layout = (StackLayout) stack.getLayout();
		if (layout.topControl != page) {
			layout.topControl = page;
			stack.layout();
		}
	}

	/** A group, or the row of a domain that belongs to one. */
	@Override
	public boolean reveal(Object element) {
		if (element instanceof GroupView group) {
			return tree.reveal(group.key());
		}
		return tree.rows().stream().filter(row -> TreeShape.key(row.element()).equals(TreeShape.key(element))).findFirst()
				.map(row -> tree.reveal(row.key())).orElse(false);
	}

	private void restore() {
		if (memento != null) {
			tree.restore(memento);
			String text = memento.getString(FILTER);
			if (text != null && !text.isEmpty()) {
				filterBar.setText(text);
				filter = text;
			}
		}
	}

	@Override
	public void saveState(IMemento saved) {
		tree.save(saved);
		saved.putString(FILTER, filterBar.text());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySheetPage.class ? adapter.cast(new FleetPropertyPage(getSite())) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		if (((StackLayout) stack.getLayout()).topControl == treePage) {
			tree.control().setFocus();
		} else {
			stack.setFocus();
		}
	}
}
