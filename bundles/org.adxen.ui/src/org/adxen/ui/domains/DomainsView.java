// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import java.util.LinkedHashMap;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.navigation.Revealer;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.picture.DomainFilter;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.FilterBar;
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

/** The table of all domains of all pools. */
public final class DomainsView extends ViewPart implements Revealer {

	private static final String FILTER = "filter";

	private IMemento memento;
	private Composite stack;
	private Composite tablePage;
	private EmptyPage emptyPage;
	private FilterBar filterBar;
	private RowTable<DomainView> table;

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		Fleet fleet = getSite().getService(Fleet.class);
		Theme theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		var links = new LinkedHashMap<String, String>();
		links.put(AdxenUi.ADD_HOST, Messages.DomainsView_addHost);
		links.put(AdxenUi.DISCOVER, Messages.DomainsView_discover);
		links.put(AdxenUi.OPEN_DEMO, Messages.DomainsView_openDemo);
		emptyPage = new EmptyPage(stack, getSite(), Messages.DomainsView_empty, links);

		tablePage = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(tablePage);
		filterBar = new FilterBar(tablePage, theme, Messages.DomainsView_filterHint, this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filterBar.control());
		table = new RowTable<>(tablePage, theme, DomainColumns.all(), () -> fleet.picture().domains().toList(),
				DomainView::key, DomainView::stale, "name", true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		filterBar.leadsTo(table.control());
		table.onCount((shown, total) -> {
			filterBar.setCount(shown, total);
			show(total > 0 || !fleet.picture().pools().isEmpty() ? tablePage : emptyPage.control());
		});
		table.control().addListener(SWT.DefaultSelection, e -> showProperties());

		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(DomainsView::fillContextMenu);
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, table);
		getSite().setSelectionProvider(table);
		getSite().getService(FleetSelection.class).join(getSite().getWorkbenchWindow(), table, table.control());
		getSite().getService(IContextService.class).activateContext(AdxenUi.FLEET_CONTEXT);
		TableActions.contribute(table, theme, getViewSite().getActionBars(), "domains.csv");

		if (memento != null) {
			table.restore(memento);
			String filter = memento.getString(FILTER);
			if (filter != null && !filter.isEmpty()) {
				filterBar.setText(filter);
				filterBy(filter);
			}
		}
		theme.follow(stack, () -> setTitleImage(theme.icon("domains")));
		setTitleImage(theme.icon("domains"));
		FleetFeed.attach(stack, fleet, change -> table.changed());
		table.changed();
	}

	private static void fillContextMenu(IMenuManager menu) {
		menu.add(new Separator("operations"));
		menu.add(new Separator("connection"));
		menu.add(new Separator("copy"));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void filterBy(String text) {
		DomainFilter filter = DomainFilter.parse(text);
		filterBar.setProblem(filter.problem());
		table.setFilter(filter.predicate() == null ? d -> true : filter.predicate());
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
		return element instanceof DomainView domain && table.reveal(domain.key());
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
