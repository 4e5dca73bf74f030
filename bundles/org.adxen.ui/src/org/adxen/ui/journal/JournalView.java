// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.Journal;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalExport;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.operations.OperationStarter;
import org.adxen.ui.page.EmptyPage;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.table.TableActions;
import org.adxen.ui.theme.Theme;
import org.adxen.ui.theme.ViewAction;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Everything that was done, by whom and with what outcome. */
public final class JournalView extends ViewPart {

	private static final String ORIGIN = "workbench";
	private static final int NEWEST = 5000;
	private static final int HALF_MINUTE = 30_000;
	private static final int[] WEIGHTS = { 68, 32 };
	private static final String DETAILS = "details";

	private IMemento memento;
	private Operations operations;
	private Fleet fleet;
	private Theme theme;
	private Composite stack;
	private Composite page;
	private EmptyPage emptyPage;
	private FilterBar filterBar;
	private SashForm sash;
	private RowTable<JournalEntry> table;
	private Text details;
	private Action undo;
	private Action copy;
	private Action showDetails;
	private volatile String wanted = "";
	private volatile List<JournalEntry> entries;
	private volatile int unreadable;

	@Override
	public void init(IViewSite site, IMemento saved) throws PartInitException {
		super.init(site, saved);
		memento = saved;
	}

	@Override
	public void createPartControl(Composite parent) {
		operations = getSite().getService(Operations.class);
		fleet = getSite().getService(Fleet.class);
		theme = getSite().getService(Theme.class);
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		emptyPage = new EmptyPage(stack, getSite(), Messages.Journal_empty, new LinkedHashMap<>());
		page = new Composite(stack, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		filterBar = new FilterBar(page, theme, Messages.Journal_filterHint, this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filterBar.control());
		sash = new SashForm(page, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = new RowTable<>(sash, theme, JournalLabels.columns(), this::read, JournalEntry::id, e -> false, "when", false);
		filterBar.leadsTo(table.control());
		details = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		sash.setWeights(WEIGHTS);
		table.onCount((shown, total) -> {
			filterBar.setCount(shown, total);
			int lost = unreadable;
			filterBar.setProblem(lost == 0 ? "" : NLS.bind(Messages.Journal_unreadable, lost));
			show(total > 0 || lost > 0 || !wanted.isEmpty() ? page : emptyPage.control());
		});
		table.addSelectionChangedListener(e -> selectionChanged());
		getSite().setSelectionProvider(table);
		createActions();
		if (memento != null) {
			table.restore(memento);
			showDetails.setChecked(!Boolean.FALSE.equals(memento.getBoolean(DETAILS)));
			showDetails.run();
		}
		theme.follow(stack, () -> setTitleImage(theme.icon("journal")));
		setTitleImage(theme.icon("journal"));
		Journal journal = operations.journal();
		Runnable listener = () -> {
			entries = null;
			table.changed();
		};
		journal.addListener(listener);
		stack.addDisposeListener(e -> journal.removeListener(listener));
		table.changed();
		keepAgesTrue();
	}

	/** On a worker: the disk is read once for each change. */
	private List<JournalEntry> read() {
		List<JournalEntry> known = entries;
		if (known == null) {
			Journal.Page read = operations.journal().read(new JournalFilter(wanted, Instant.MIN, NEWEST));
			known = read.entries();
			unreadable = read.unreadable();
			entries = known;
		}
		return known;
	}

	private void filterBy(String text) {
		wanted = text.strip();
		entries = null;
		table.changed();
	}

	private void show(Control top) {
		var layout = (StackLayout) stack.getLayout();
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
	}

	private void keepAgesTrue() {
		stack.getDisplay().timerExec(HALF_MINUTE, () -> {
			if (!stack.isDisposed()) {
				table.control().clearAll();
				keepAgesTrue();
			}
		});
	}

	// --- actions

	private void createActions() {
		undo = new ViewAction(Messages.Journal_undo, theme, "undo", stack, this::undo);
		copy = new ViewAction(Messages.Journal_copy, theme, "copy-command", stack, this::copyAsCommand);
		var export = new ViewAction(Messages.Journal_export, theme, "export", stack, this::export);
		showDetails = new Action(Messages.Journal_details, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				sash.setMaximizedControl(isChecked() ? null : table.control());
			}
		};
		showDetails.setChecked(true);
		ViewAction.follow(showDetails, theme, "details", stack);
		getViewSite().getActionBars().getToolBarManager().add(undo);
		getViewSite().getActionBars().getToolBarManager().add(showDetails);
		TableActions.contribute(table, theme, getViewSite().getActionBars(), "journal-table.csv");
		getViewSite().getActionBars().getMenuManager().add(export);
		var menu = new MenuManager();
		menu.add(undo);
		menu.add(copy);
		menu.add(new Separator());
		menu.add(export);
		menu.add(new Separator("additions"));
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, table);
		selectionChanged();
	}

	private JournalEntry selected() {
		return (JournalEntry) table.getSelection().getFirstElement();
	}

	private void selectionChanged() {
		JournalEntry entry = selected();
		String text = entry == null ? "" : JournalLabels.details(entry,
				operations.find(entry.operation()).map(OperationDescriptor::parameters).orElse(List.of()), fleet.picture());
		if (!text.equals(details.getText())) {
			details.setText(text);
		}
		copy.setEnabled(entry != null && operations.find(entry.operation()).isPresent());
		List<OperationRequest> inverse = entry == null ? List.of() : operations.inverse(entry, ORIGIN);
		undo.setEnabled(!inverse.isEmpty());
		undo.setText(inverse.isEmpty() ? Messages.Journal_undo
				: NLS.bind(Messages.Journal_undoBy,
						operations.find(inverse.getFirst().operation()).map(o -> o.name()).orElse("")));
	}

	private void undo() {
		OperationStarter starter = getSite().getService(OperationStarter.class);
		for (OperationRequest request : operations.inverse(selected(), ORIGIN)) {
			operations.find(request.operation())
					.ifPresent(operation -> starter.confirm(getSite().getWorkbenchWindow(), operation, request));
		}
	}

	private void copyAsCommand() {
		JournalEntry entry = selected();
		CopiedText.copy(operations.asCommand(new OperationRequest(entry.operation(),
				entry.targets().stream().map(l -> Target.parse(l.target())).toList(), entry.parameters(), entry.reason(), ORIGIN,
				false)));
	}

	/** All entries that are looked for, however many, whole and with every target, as JSON or CSV. */
	private void export() {
		var dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText(Messages.Journal_exportTitle);
		dialog.setFileName("journal.json");
		dialog.setFilterExtensions(new String[] { "*.json", "*.csv" });
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		String text = wanted;
		if (chosen != null) {
			Job.create(NLS.bind(Messages.Journal_exportJob, chosen), monitor -> {
				try (var out = Files.newBufferedWriter(Path.of(chosen), StandardCharsets.UTF_8)) {
					Journal.Page all = operations.journal().read(new JournalFilter(text, Instant.MIN, Integer.MAX_VALUE));
					if (chosen.endsWith(".csv")) {
						JournalExport.csv(all.entries(), out);
					} else {
						JournalExport.json(all.entries(), out);
					}
					return all.unreadable() == 0 ? Status.OK_STATUS
							: Status.warning(NLS.bind(Messages.Journal_exportIncomplete, chosen, all.unreadable()));
				} catch (IOException e) {
					return Status.error(NLS.bind(Messages.Journal_exportFailed, chosen, e.getMessage()), e);
				}
			}).schedule();
		}
	}

	@Override
	public void saveState(IMemento saved) {
		table.save(saved);
		saved.putBoolean(DETAILS, showDetails.isChecked());
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
