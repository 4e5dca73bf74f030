// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

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
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.adxen.ui.operations.ConfigReading.Read;
import org.adxen.ui.operations.ConfigReading.Source;
import org.adxen.ui.repository.RepositoryDialog;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.config.ConfigFile;
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
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;

/** New Domain from a configuration file, which is checked while the dialog is open: each problem with its line and column. */
final class NewDomainDialog extends TitleAreaDialog {

	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;

	private static final int COLUMNS = 4;

	private final Operations operations;
	private final Fleet fleet;
	private final FleetPicture picture;
	private final Theme theme;
	private final Offer offer;

	private OperationRequest request;
	private Text file;
	private Combo pool;
	private Combo host;
	private Text name;
	private Button start;
	private Button onHost;
	private ConfigProblems problems;
	private final ConfigReading reading;

	private NewDomainDialog(IWorkbenchWindow window, Operations operations, Fleet fleet, Offer offer) {
		super(window.getShell());
		this.operations = operations;
		this.fleet = fleet;
		picture = fleet.picture();
		theme = window.getService(Theme.class);
		this.offer = offer;
		reading = new ConfigReading(fleet, window.getShell().getDisplay(), this::show);
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
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(10, 10).spacing(6, 6).applyTo(form);
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
		var repository = new Button(form, SWT.PUSH);
		repository.setText(Messages.NewDomain_repository);
		repository.addListener(SWT.Selection, e -> browseRepository());
		repository.setEnabled(offer.targets().stream().anyMatch(this::showsFiles));
		setButtonLayoutData(repository);
		onHost = new Button(form, SWT.CHECK);
		onHost.setText(Messages.NewDomain_onHost);
		onHost.addListener(SWT.Selection, e -> check());
		GridDataFactory.swtDefaults().span(COLUMNS, 1).applyTo(onHost);
		pool = combo(form, Messages.Parameter_pool);
		offer.targets().forEach(t -> pool.add(picture.pools().get(t.pool()).label()));
		pool.select(0);
		pool.addListener(SWT.Selection, e -> {
			fillHosts();
			check();
		});
		host = combo(form, Messages.NewDomain_host);
		fillHosts();
		host.addListener(SWT.Selection, e -> validate());
		label(form, Messages.NewDomain_name);
		name = new Text(form, SWT.BORDER);
		name.setMessage(Messages.NewDomain_nameHint);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(name);
		name.addModifyListener(e -> validate());
		start = new Button(form, SWT.CHECK);
		start.setText(Messages.NewDomain_start);
		start.setSelection(true);
		GridDataFactory.swtDefaults().span(COLUMNS, 1).applyTo(start);
		problems = new ConfigProblems(form, COLUMNS, theme);

		file.addModifyListener(e -> check());
		getShell().addListener(SWT.Activate, e -> reading.again());
		getShell().addDisposeListener(e -> reading.stop());
		return area;
	}

	private static void label(Composite form, String text) {
		new Label(form, SWT.NONE).setText(text);
	}

	private static Combo combo(Composite form, String text) {
		label(form, text);
		var combo = new Combo(form, SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(combo);
		return combo;
	}

	private void fillHosts() {
		onHost.setEnabled(showsFiles(target()));
		onHost.setSelection(onHost.getSelection() && onHost.isEnabled());
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

	private PoolView chosenPool() {
		return picture.pools().get(target().pool());
	}

	private boolean showsFiles(Target pool) {
		return fleet.showsFiles(picture.pools().get(pool.pool()).address());
	}

	private List<HostView> hosts() {
		return List.copyOf(chosenPool().hosts().values());
	}

	private void browse() {
		var dialog = new FileDialog(getShell(), SWT.OPEN);
		dialog.setText(Messages.NewDomain_file.replace("&", ""));
		dialog.setFilterExtensions(new String[] { "*.cfg;*.xl;*.conf", "*" });
		String chosen = dialog.open();
		if (chosen != null) {
			onHost.setSelection(false);
			file.setText(chosen);
		}
	}

	// --- checking the file

	private void browseRepository() {
		RepositoryDialog.choose(getShell(), fleet, theme, Messages.NewDomain_repositoryTitle, Messages.NewDomain_repositoryHint,
				target().pool(), entry -> entry.kind() == Kind.FILE && entry.bytes() <= ConfigFile.MAX_SIZE).ifPresent(chosen -> {
					for (int i = 0; i < offer.targets().size(); i++) {
						if (offer.targets().get(i).pool().equals(chosen.pool())) {
							pool.select(i);
						}
					}
					fillHosts();
					onHost.setSelection(onHost.isEnabled());
					file.setText(chosen.path());
				});
	}

	/** Asks for the file as it is named now. */
	private void check() {
		reading.want(new Source(file.getText().strip(), onHost.getSelection() ? chosenPool() : null));
		validate();
	}

	private void show(Read result) {
		if (getShell() == null || getShell().isDisposed()) {
			return;
		}
		problems.show(result.config());
		validate();
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem == null || problem.isEmpty() ? null : problem);
		Read read = reading.read();
		boolean warned = read != null && read.config() != null && !read.config().problems().isEmpty();
		setMessage(problem == null && warned ? Messages.NewDomain_warnings : Messages.NewDomain_description,
				problem == null && warned ? IMessageProvider.WARNING : IMessageProvider.NONE);
		DialogButtons.enable(getButton(OK), problem == null);
		DialogButtons.enable(getButton(COPY_ID), problem == null);
	}

	/** A sentence; empty while there is nothing to say yet; null when all is well. */
	private String problem() {
		Read read = reading.read();
		if (reading.wanted().path().isEmpty() || read == null) {
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
		parameters.put("config", reading.wanted().path());
		if (reading.wanted().host() != null) {
			parameters.put("on-host", "true");
		}
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
		DialogButtons.enable(createButton(parent, COPY_ID, Messages.CopyCommand_button, false), false);
		DialogButtons.enable(createButton(parent, IDialogConstants.OK_ID, Messages.NewDomain_create, true), false);
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
