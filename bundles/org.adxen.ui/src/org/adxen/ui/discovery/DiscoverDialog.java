// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.Standing;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.preferences.EnvironmentJob;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** Where to look, what was found, and registering it. Nothing is scanned before somebody says so. */
final class DiscoverDialog extends TitleAreaDialog {

	private static final int LOOK_MS = 200;

	private final Fleet fleet;
	private final HostDiscovery discovery;
	private final Theme theme;
	private final Display display;
	private Finding finding;
	private boolean scanning;

	private Text targets;
	private Text ports;
	private Spinner rate;
	private Button start;
	private ProgressBar bar;
	private Label state;
	private FilterBar filter;
	private RowTable<FoundHost> table;
	private Text user;
	private Text password;
	private Button remember;
	private Button register;
	private Button ignore;

	DiscoverDialog(Shell parent, Fleet fleet, HostDiscovery discovery, Theme theme) {
		super(parent);
		this.fleet = fleet;
		this.discovery = discovery;
		this.theme = theme;
		this.display = parent.getDisplay();
		finding = new Finding(discovery, this::trouble, this::changed);
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Discover_title);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(980, 680);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.Discover_pageTitle);
		setMessage(Messages.Discover_text);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		createQuestion(row(area, 4));
		createProgress(row(area, 3));
		createTable(area);
		createAccount(row(area, 5));
		targets.setFocus();
		return area;
	}

	private static Composite row(Composite area, int columns) {
		var row = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 6).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	private void createQuestion(Composite row) {
		targets = text(row, Messages.Discover_targets, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(targets);
		targets.setMessage(Messages.Discover_targetsHint);
		var local = new Button(row, SWT.PUSH);
		local.setText(Messages.Discover_local);
		GridDataFactory.fillDefaults().applyTo(local);
		local.addListener(SWT.Selection, e -> fillInLocal());
		ports = text(row, Messages.Discover_ports, SWT.NONE);
		ports.setMessage(Messages.Discover_portsHint);
		new Label(row, SWT.NONE).setText(Messages.Discover_rate);
		rate = new Spinner(row, SWT.BORDER);
		rate.setValues(Limits.DEFAULT.perSecond(), 1, 100_000, 0, 100, 1000);
		GridDataFactory.fillDefaults().applyTo(rate);
		targets.addModifyListener(e -> enable());
	}

	private void createProgress(Composite row) {
		start = new Button(row, SWT.PUSH);
		start.setText(Messages.Discover_start);
		GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).applyTo(start);
		start.addListener(SWT.Selection, e -> startOrCancel());
		bar = new ProgressBar(row, SWT.HORIZONTAL);
		bar.setMaximum(1000);
		GridDataFactory.swtDefaults().hint(180, SWT.DEFAULT).applyTo(bar);
		state = new Label(row, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
	}

	private void createTable(Composite area) {
		filter = new FilterBar(area, theme, Messages.Discover_filterHint, text -> table.setFilter(h -> h.matches(text)));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter.control());
		table = new RowTable<>(area, theme, FoundHost.columns(), () -> finding.rows(), h -> h.host().candidate().id(),
				h -> h.host().standing() == Standing.IGNORED, "", true);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 220).applyTo(table.control());
		filter.leadsTo(table.control());
		table.onCount(filter::setCount);
		table.addSelectionChangedListener(e -> enable());
		FleetFeed.attach(table.control(), fleet, change -> table.changed());
	}

	private void createAccount(Composite row) {
		user = text(row, Messages.Discover_user, SWT.NONE);
		user.setText("root");
		password = text(row, Messages.Discover_password, SWT.PASSWORD);
		password.setMessage(Messages.Discover_passwordHint);
		remember = new Button(row, SWT.CHECK);
		remember.setText(Messages.Discover_remember);
	}

	private static Text text(Composite row, String label, int style) {
		new Label(row, SWT.NONE).setText(label);
		var text = new Text(row, SWT.BORDER | style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		register = createButton(parent, IDialogConstants.CLIENT_ID, Messages.Discover_register, false);
		ignore = createButton(parent, IDialogConstants.CLIENT_ID + 1, Messages.Discover_ignore, false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Discover_close, false);
		enable();
	}

	@Override
	protected void buttonPressed(int button) {
		switch (button) {
		case IDialogConstants.CLIENT_ID -> register();
		case IDialogConstants.CLIENT_ID + 1 -> ignore();
		default -> super.buttonPressed(button);
		}
	}

	@Override
	public boolean close() {
		finding.cancel();
		return super.close();
	}

	// --- scanning

	private void startOrCancel() {
		if (scanning) {
			finding.cancel();
			return;
		}
		setErrorMessage(null);
		scanning = true;
		finding = new Finding(discovery, this::trouble, this::changed);
		finding.start(targets.getText(), ports.getText(), rate.getSelection(), Limits.DEFAULT.connectTimeout(), this::agreed);
		table.changed();
		enable();
		look();
	}

	/** How far it is. Looks, and never waits. */
	private void look() {
		if (bar.isDisposed()) {
			return;
		}
		Progress now = finding.progress();
		if (now != null) {
			bar.setSelection((int) (1000 * now.done() / Math.max(1, now.total())));
			String left = now.remaining().map(Duration::toSeconds).map(s -> NLS.bind(Messages.Discover_left, s)).orElse("");
			state.setText(NLS.bind(Messages.Discover_progress,
					new Object[] { now.done(), now.total(), finding.hosts().size(), Math.round(now.perSecond()), left }));
		}
		scanning = !finding.isOver();
		if (scanning) {
			bar.getDisplay().timerExec(LOOK_MS, this::look);
		}
		enable();
	}

	/** On a worker, which waits for the answer. */
	private boolean agreed(long addresses) {
		var answer = new CompletableFuture<Boolean>();
		onDisplay(() -> answer.complete(MessageDialog.openQuestion(getShell(), Messages.Discover_title, NLS.bind(Messages.Discover_large, addresses))),
				() -> answer.complete(false));
		return answer.join();
	}

	private void fillInLocal() {
		Thread.ofVirtual().start(() -> {
			try {
				List<String> networks = Targets.localNetworks();
				onDisplay(() -> targets.setText(String.join(", ", networks)), () -> { });
			} catch (TargetException e) {
				trouble(e.getMessage());
			}
		});
	}

	/** Any thread. */
	private void trouble(String sentence) {
		onDisplay(() -> setErrorMessage(sentence), () -> { });
	}

	/** Any thread. */
	private void changed() {
		table.changed();
	}

	private void onDisplay(Runnable work, Runnable otherwise) {
		display.asyncExec(() -> {
			if (getShell() == null || getShell().isDisposed()) {
				otherwise.run();
			} else {
				work.run();
			}
		});
	}

	// --- what was found

	@SuppressWarnings("unchecked")
	private List<FoundHost> selected() {
		return table.getSelection().toList();
	}

	private void enable() {
		if (register == null || register.isDisposed()) {
			return;
		}
		start.setText(scanning ? Messages.Discover_cancel : Messages.Discover_start);
		start.setEnabled(scanning || !targets.getText().isBlank());
		register.setEnabled(selected().stream().anyMatch(FoundHost::isOffered));
		ignore.setEnabled(!selected().isEmpty());
		ignore.setText(!selected().isEmpty() && selected().stream().allMatch(h -> h.host().standing() == Standing.IGNORED)
				? Messages.Discover_offer : Messages.Discover_ignore);
	}

	private void register() {
		char[] typed = password.getTextChars();
		var credentials = new Credentials(user.getText().strip(), Secret.of(typed));
		Arrays.fill(typed, '\0');
		new RegisterJob(discovery, finding, selected().stream().filter(FoundHost::isOffered).toList(), credentials, remember.getSelection())
				.schedule();
	}

	private void ignore() {
		List<FoundHost> hosts = selected();
		boolean to = !hosts.stream().allMatch(h -> h.host().standing() == Standing.IGNORED);
		EnvironmentJob.run(Messages.Discover_ignoreJob, () -> {
			discovery.ignore(hosts.stream().map(FoundHost::host).toList(), to);
			table.changed();
		});
	}
}
