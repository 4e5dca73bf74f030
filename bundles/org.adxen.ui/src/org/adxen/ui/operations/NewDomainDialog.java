// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.adxen.xen.config.DomainConfig;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;

/** New Domain from a configuration file, which is checked while the dialog is open: each problem with its line and column. */
final class NewDomainDialog extends TitleAreaDialog {

	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int CHECK_DELAY_MS = 250;
	private static final int ROWS = 5;

	private final Operations operations;
	private final FleetPicture picture;
	private final Theme theme;
	private final Offer offer;
	private final Display display;

	private OperationRequest request;
	private Text file;
	private Combo pool;
	private Combo host;
	private Text name;
	private Button start;
	private Label summary;
	private Table problems;
	/** What was read last, for the path it was read from. */
	private Read read;
	private Job reader;
	/** Typed so far; taken on the display thread for the worker. */
	private volatile String wanted = "";

	private record Read(String path, ConfigFile config, String failure) {
	}

	private NewDomainDialog(IWorkbenchWindow window, Operations operations, Fleet fleet, Offer offer) {
		super(window.getShell());
		this.operations = operations;
		picture = fleet.picture();
		theme = window.getService(Theme.class);
		this.offer = offer;
		display = window.getShell().getDisplay();
		setHelpAvailable(false);
	}

	/** Asks, and hands what was filled in to the starter. */
	static void open(IWorkbenchWindow window, Operations operations, Fleet fleet, OperationStarter starter, Offer offer) {
		var dialog = new NewDomainDialog(window, operations, fleet, offer);
		if (dialog.open() == OK) {
			starter.confirm(window, offer.operation(), dialog.request);
		}
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(offer.operation().name());
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		setTitle(Messages.NewDomain_title);
		setMessage(Messages.NewDomain_description);

		label(form, Messages.NewDomain_file);
		file = new Text(form, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(file);
		var browse = new Button(form, SWT.PUSH);
		browse.setText(Messages.NewDomain_browse);
		browse.addListener(SWT.Selection, e -> browse());
		setButtonLayoutData(browse);
		pool = combo(form, Messages.Parameter_pool);
		offer.targets().forEach(t -> pool.add(picture.pools().get(t.pool()).label()));
		pool.select(0);
		pool.addListener(SWT.Selection, e -> fillHosts());
		host = combo(form, Messages.NewDomain_host);
		fillHosts();
		host.addListener(SWT.Selection, e -> validate());
		label(form, Messages.NewDomain_name);
		name = new Text(form, SWT.BORDER);
		name.setMessage(Messages.NewDomain_nameHint);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(name);
		name.addModifyListener(e -> validate());
		start = new Button(form, SWT.CHECK);
		start.setText(Messages.NewDomain_start);
		start.setSelection(true);
		GridDataFactory.swtDefaults().span(3, 1).applyTo(start);
		summary = new Label(form, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(420, SWT.DEFAULT).indent(0, 6).applyTo(summary);
		problems = new Table(form, SWT.BORDER | SWT.FULL_SELECTION);
		problems.setHeaderVisible(true);
		for (String title : List.of(Messages.NewDomain_place, Messages.NewDomain_problem)) {
			new TableColumn(problems, SWT.NONE).setText(title);
		}
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1)
				.hint(520, (ROWS + 1) * problems.getItemHeight()).applyTo(problems);

		file.addModifyListener(e -> check());
		// Back from an editor: it may have been corrected.
		getShell().addListener(SWT.Activate, e -> reader.schedule());
		reader = Job.createSystem("Read a domain configuration file", monitor -> {
			readFile();
			return Status.OK_STATUS;
		});
		return area;
	}

	private static void label(Composite form, String text) {
		new Label(form, SWT.NONE).setText(text);
	}

	private static Combo combo(Composite form, String text) {
		label(form, text);
		var combo = new Combo(form, SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(combo);
		return combo;
	}

	private void fillHosts() {
		host.removeAll();
		host.add(Messages.Parameter_anyHost);
		for (HostView h : hosts()) {
			host.add(NLS.bind(Messages.HostMenu_free, Connections.name(h), Values.memory(h.facts().memoryFreeBytes())));
		}
		host.select(0);
		if (getButton(OK) != null) {
			validate();
		}
	}

	private Target target() {
		return offer.targets().get(pool.getSelectionIndex());
	}

	private List<HostView> hosts() {
		PoolView chosen = picture.pools().get(target().pool());
		return List.copyOf(chosen.hosts().values());
	}

	private void browse() {
		var dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText(Messages.NewDomain_file.replace("&", ""));
		dialog.setFilterExtensions(new String[] { "*.cfg;*.xl;*.conf", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			file.setText(chosen);
		}
	}

	// --- checking the file

	private void check() {
		wanted = file.getText().strip();
		reader.schedule(CHECK_DELAY_MS);
		validate();
	}

	/** On a worker. */
	private void readFile() {
		String path = wanted;
		Read result;
		try {
			result = path.isEmpty() ? new Read(path, null, "") : new Read(path, ConfigFile.read(Path.of(path)), "");
		} catch (IOException | InvalidPathException e) {
			result = new Read(path, null, e.getMessage());
		}
		Read done = result;
		display.asyncExec(() -> show(done));
	}

	private void show(Read result) {
		if (getShell() == null || getShell().isDisposed() || !result.path().equals(wanted)) {
			return;
		}
		read = result;
		problems.removeAll();
		if (result.config() != null) {
			for (ConfigProblem problem : result.config().problems()) {
				var item = new TableItem(problems, SWT.NONE);
				item.setText(new String[] { NLS.bind(Messages.NewDomain_lineColumn, problem.line(), problem.column()),
						problem.sentence() });
				item.setImage(theme.icon(problem.severity() == ConfigProblem.Severity.ERROR ? "failed" : "warning"));
			}
		}
		for (TableColumn column : problems.getColumns()) {
			column.pack();
		}
		DomainConfig domain = result.config() == null ? null : result.config().domain();
		summary.setText(domain == null ? ""
				: NLS.bind(Messages.NewDomain_summary, new Object[] { domain.name(), domain.vcpus().atStart(),
						Values.memory(domain.memory().bytes()), result.config().problems().size() }));
		summary.requestLayout();
		validate();
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
		boolean warned = read != null && read.config() != null && !read.config().problems().isEmpty();
		setMessage(problem == null && warned ? Messages.NewDomain_warnings : Messages.NewDomain_description,
				problem == null && warned ? IMessageProvider.WARNING : IMessageProvider.NONE);
		getButton(OK).setEnabled(problem == null);
		getButton(COPY_ID).setEnabled(problem == null);
	}

	/** A sentence; empty while there is nothing to say yet; null when all is well. */
	private String problem() {
		if (wanted.isEmpty() || read == null || !read.path().equals(wanted)) {
			return "";
		}
		if (read.config() == null) {
			return read.failure();
		}
		if (!read.config().accepted()) {
			return Messages.NewDomain_errors;
		}
		return operations.check(offer.operation(), target(), filled().parameters()) instanceof Verdict.Refused refused
				? refused.reason()
				: null;
	}

	private OperationRequest filled() {
		var parameters = new HashMap<String, String>();
		parameters.put("config", wanted);
		if (!name.getText().isBlank()) {
			parameters.put("name", name.getText().strip());
		}
		if (host.getSelectionIndex() > 0) {
			parameters.put("host", hosts().get(host.getSelectionIndex() - 1).key().host());
		}
		if (start.getSelection()) {
			parameters.put("start", "true");
		}
		return new OperationRequest(offer.operation().id(), List.of(target()), parameters, "", "workbench", false);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.CopyCommand_button, false).setEnabled(false);
		createButton(parent, IDialogConstants.OK_ID, Messages.NewDomain_create, true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY_ID) {
			CopiedText.copy(operations.asCommand(filled()));
		} else {
			super.buttonPressed(id);
		}
	}

	@Override
	protected void okPressed() {
		request = filled();
		super.okPressed();
	}
}
