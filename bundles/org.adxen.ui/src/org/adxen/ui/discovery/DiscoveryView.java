// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.LinkedHashMap;
import java.util.List;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.table.TableActions;
import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.ViewAction;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Every host that was ever found on a network: what is new, registered, changed or gone since. Scans again what was scanned last. */
public final class DiscoveryView extends ViewPart {

	private static final String FILTER = "filter";

	private IMemento memento;
	private Discovery discovery;
	private Theme theme;
	private Composite stack;
	private Composite page;
	private EmptyPage emptyPage;
	private HostTable hosts;
	private Action again;
	private Action register;
	private Action ignore;
	private Action forget;
	private Rescan rescan;

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		discovery = getSite().getService(Discovery.class);
		theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		var links = new LinkedHashMap<String, String>();
		links.put(AdxenUi.DISCOVER, Messages.View_discoverLink);
		emptyPage = new EmptyPage(stack, getSite(), Messages.View_empty, links);
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		hosts = new HostTable(page, theme, getSite().getService(Fleet.class), discovery, host -> true);
		new ScanStrip(page, discovery, discovery::latest, "", this::scanAgain);
		RowTable<FoundHost> table = hosts.table();
		table.onCount((shown, total) -> {
			hosts.filter().setCount(shown, total);
			show(total > 0 || discovery.isScanning() || rescan != null ? page : emptyPage.control());
		});
		table.addSelectionChangedListener(e -> enable());
		table.control().addListener(SWT.DefaultSelection, e -> register.run());
		getSite().setSelectionProvider(table);
		createActions();
		if (memento != null) {
			table.restore(memento);
			String filter = memento.getString(FILTER);
			hosts.filter().setText(filter == null ? "" : filter);
		}
		theme.follow(stack, () -> setTitleImage(theme.icon("discover")));
		setTitleImage(theme.icon("discover"));
		discovery.follow(stack, this::follow);
		follow();
		table.changed();
	}

	private void later(Runnable work) {
		if (!stack.isDisposed()) {
			stack.getDisplay().asyncExec(() -> {
				if (!stack.isDisposed()) {
					work.run();
				}
			});
		}
	}

	/** Something was found, or a scan has begun or ended: whoever looks at the view has seen it, for all others it is marked. */
	private void follow() {
		if (!discovery.unread().isEmpty()) {
			if (getSite().getPage().isPartVisible(this)) {
				discovery.read();
			} else {
				getSite().getService(IWorkbenchSiteProgressService.class).warnOfContentChange();
			}
		}
		if (!discovery.isScanning()) {
			readRescan();
		}
		enable();
	}

	private void readRescan() {
		Thread.ofVirtual().start(() -> {
			try {
				Rescan now = discovery.hosts().rescan().orElse(null);
				later(() -> {
					if (now != null && !now.equals(rescan)) {
						rescan = now;
						show(page);
						enable();
					}
				});
			} catch (EnvironmentException e) {
				later(() -> hosts.filter().setProblem(String.valueOf(e.getMessage())));
			}
		});
	}

	private void show(Control top) {
		var layout = (StackLayout) stack.getLayout();
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
	}

	// --- actions

	private void createActions() {
		var discover = new ViewAction(Messages.View_discover, theme, "discover", stack, this::discover);
		again = new ViewAction(Messages.View_again, theme, "retry", stack, this::scanAgain);
		register = new ViewAction(Messages.View_register, theme, "add-host", stack, this::register);
		ignore = new ViewAction(Messages.Discover_ignore, () -> discovery.ignore(hosts.selected(), hosts.isToIgnore()));
		forget = new ViewAction(Messages.View_forget, () -> discovery.forget(hosts.selected()));
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(discover);
		bar.add(again);
		bar.add(register);
		TableActions.contribute(hosts.table(), theme, getViewSite().getActionBars(), "discovery.csv");
		var menu = new MenuManager();
		menu.add(register);
		menu.add(ignore);
		menu.add(forget);
		menu.add(new Separator());
		menu.add(new ViewAction(Messages.View_copy, hosts.table()::copy));
		menu.add(new Separator());
		menu.add(discover);
		menu.add(again);
		menu.add(new Separator("additions"));
		hosts.table().control().setMenu(menu.createContextMenu(hosts.table().control()));
		getSite().registerContextMenu(menu, hosts.table());
		enable();
	}

	private void enable() {
		List<FoundHost> selected = hosts.selected();
		again.setEnabled(rescan != null && !discovery.isScanning());
		again.setToolTipText(rescan == null ? Messages.View_againNothing : Messages.View_again + ": " + rescan.plan().targets());
		register.setEnabled(selected.stream().anyMatch(FoundHost::isOffered));
		ignore.setEnabled(!selected.isEmpty());
		ignore.setText(hosts.isToIgnore() ? Messages.Discover_ignore : Messages.Discover_offer);
		forget.setEnabled(!selected.isEmpty());
	}

	private void discover() {
		try {
			getSite().getService(IHandlerService.class).executeCommand(AdxenUi.DISCOVER, null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	private void scanAgain() {
		if (rescan != null) {
			discovery.start(rescan.plan(), rescan.everyHours(), false,
					addresses -> LargeQuestion.ask(stack.getDisplay(), () -> stack.isDisposed() ? null : stack.getShell(), addresses));
		}
	}

	private void register() {
		List<FoundHost> offered = hosts.selected().stream().filter(FoundHost::isOffered).toList();
		if (!offered.isEmpty()) {
			new RegisterDialog(getSite().getShell(), discovery, offered).open();
		}
	}

	@Override
	public void saveState(IMemento saved) {
		hosts.table().save(saved);
		saved.putString(FILTER, hosts.filter().text());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IPropertySheetPage.class ? adapter.cast(new FleetPropertyPage(getSite())) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		discovery.read();
		Control top = ((StackLayout) stack.getLayout()).topControl;
		(top == page ? hosts.table().control() : stack).setFocus();
	}
}
