// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.navigation.Revealer;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.table.RowColumn;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.table.TableActions;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.action.IMenuManager;
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
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * A table over the whole fleet with a filter above it, live, that takes part in the selection and remembers how it was looked at.
 * Display thread only, but for the functions of its {@link Rows}.
 *
 * @param <R> a row
 */
public abstract class FleetTableView<R> extends ViewPart implements Revealer {

	private static final String FILTER = "filter";

	/**
	 * What the table is of.
	 *
	 * @param icon     of the view
	 * @param hint     in the empty filter
	 * @param empty    what to say while no pool is registered
	 * @param file     name offered for the export
	 * @param columns  of the table, sorted by "name" at first
	 * @param of       all rows of a picture; called on a worker
	 * @param key      who a row is, over all changes of its contents
	 * @param selected what of a row is selected: a pool, host or domain
	 * @param stale    rows that are old and shown so
	 */
	public record Rows<R>(String icon, String hint, String empty, String file, List<RowColumn<R>> columns,
			Function<FleetPicture, List<R>> of, Function<R, ?> key, Function<R, ?> selected, Predicate<R> stale) {
	}

	/**
	 * What a filter lets through.
	 *
	 * @param predicate null when the text is no filter, with the problem said
	 * @param problem   a sentence, or empty
	 */
	public record Filter<R>(Predicate<R> predicate, String problem) {
	}

	private IMemento memento;
	private Composite stack;
	private Composite tablePage;
	private EmptyPage emptyPage;
	private FilterBar filterBar;
	private RowTable<R> table;

	protected abstract Rows<R> rows();

	protected abstract Filter<R> filter(String text);

	/** Called once when the table is there, for whoever has more to tell it. */
	protected void created(@SuppressWarnings("unused") RowTable<R> rows) {
		// Nothing more.
	}

	/** The key of the row that shows something, null when no row does. */
	protected abstract Object keyOf(Object element);

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		Fleet fleet = getSite().getService(Fleet.class);
		Theme theme = getSite().getService(Theme.class);
		Rows<R> rows = rows();
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		var links = new LinkedHashMap<String, String>();
		links.put(AdxenUi.ADD_HOST, Messages.addHost);
		links.put(AdxenUi.DISCOVER, Messages.discover);
		links.put(AdxenUi.OPEN_DEMO, Messages.openDemo);
		emptyPage = new EmptyPage(stack, getSite(), rows.empty(), links);

		tablePage = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(tablePage);
		filterBar = new FilterBar(tablePage, theme, rows.hint(), this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filterBar.control());
		table = new RowTable<>(tablePage, theme, rows.columns(), () -> rows.of().apply(fleet.picture()), rows.key(), rows.stale(),
				"name", true);
		table.selectAs(rows.selected());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		filterBar.leadsTo(table.control());
		table.onCount((shown, total) -> {
			filterBar.setCount(shown, total);
			show(total > 0 || !fleet.picture().pools().isEmpty() ? tablePage : emptyPage.control());
		});
		table.control().addListener(SWT.DefaultSelection, e -> showProperties());

		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(FleetTableView::fillContextMenu);
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, table);
		getSite().setSelectionProvider(table);
		getSite().getService(FleetSelection.class).join(getSite().getWorkbenchWindow(), table, table.control());
		getSite().getService(IContextService.class).activateContext(AdxenUi.FLEET_CONTEXT);
		TableActions.contribute(table, theme, getViewSite().getActionBars(), rows.file());

		restore();
		theme.follow(stack, () -> setTitleImage(theme.icon(rows.icon())));
		setTitleImage(theme.icon(rows.icon()));
		// The table has a throttle of its own; a second one before it would only make it later.
		FleetListener listener = change -> table.changed();
		fleet.addListener(listener);
		stack.addDisposeListener(e -> fleet.removeListener(listener));
		created(table);
		table.changed();
	}

	private void restore() {
		if (memento != null) {
			table.restore(memento);
			String filter = memento.getString(FILTER);
			if (filter != null && !filter.isEmpty()) {
				filterBar.setText(filter);
				filterBy(filter);
			}
		}
	}

	private static void fillContextMenu(IMenuManager menu) {
		menu.add(new Separator("operations"));
		menu.add(new Separator("connection"));
		menu.add(new Separator("copy"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void filterBy(String text) {
		Filter<R> filter = filter(text);
		filterBar.setProblem(filter.problem());
		table.setFilter(filter.predicate() == null ? r -> true : filter.predicate());
	}

	private void show(Control page) {
		var layout = (StackLayout) stack.getLayout();
		if (layout.topControl != page) {
			layout.topControl = page;
			stack.layout();
		}
	}

	private void showProperties() {
		try {
			getSite().getPage().showView(AdxenUi.PROPERTIES, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public boolean reveal(Object element) {
		Object key = keyOf(element);
		return key != null && table.reveal(key);
	}

	@Override
	public void saveState(IMemento saved) {
		table.save(saved);
		saved.putString(FILTER, filterBar.text());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySheetPage.class ? adapter.cast(new FleetPropertyPage(getSite())) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		table.control().setFocus();
	}
}
