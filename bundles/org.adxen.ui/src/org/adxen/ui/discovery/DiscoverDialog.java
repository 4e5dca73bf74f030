// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.preferences.EnvironmentJob;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Where to look, what was found, and registering it. Nothing is scanned before somebody says so. */
final class DiscoverDialog extends TitleAreaDialog {

	private static final int IGNORE = IDialogConstants.CLIENT_ID + 1;

	private final Fleet fleet;
	private final Discovery discovery;
	private final Theme theme;
	private final Display display;
	/** The scan that this dialog began; null before. */
	private volatile Finding finding;
	private Rescan remembered;

	private TargetForm targets;
	private ScanStrip strip;
	private HostTable hosts;
	private AccountForm account;
	private Button register;
	private Button ignore;

	DiscoverDialog(Shell parent, Fleet fleet, Discovery discovery, Theme theme) {
		super(parent);
		this.fleet = fleet;
		this.discovery = discovery;
		this.theme = theme;
		this.display = parent.getDisplay();
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Discover_title);
	}

	@Override
	protected Point getInitialSize() {
		return new Point(1000, 720);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.Discover_pageTitle);
		setMessage(Messages.Discover_text);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		targets = new TargetForm(area, discovery.hosts(), this::setErrorMessage);
		targets.addModifyListener(e -> enable());
		strip = new ScanStrip(area, discovery, () -> finding, Messages.Discover_start, this::start);
		hosts = new HostTable(area, theme, fleet, discovery, this::isOfThisScan);
		hosts.table().addSelectionChangedListener(e -> enable());
		account = new AccountForm(area, 5);
		discovery.follow(area, this::follow);
		showLast();
		targets.setFocus();
		return area;
	}

	private boolean isOfThisScan(FoundHost host) {
		Finding now = finding;
		return now != null && !host.host().lastSeen().isBefore(now.begun());
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		register = createButton(parent, IDialogConstants.CLIENT_ID, Messages.Discover_register, false);
		ignore = createButton(parent, IGNORE, Messages.Discover_ignore, false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Discover_close, false);
		strip.makeDefault();
		enable();
	}

	@Override
	protected void buttonPressed(int button) {
		switch (button) {
		case IDialogConstants.CLIENT_ID -> discovery.register(hosts.selected(), account.credentials(), account.isToRemember());
		case IGNORE -> discovery.ignore(hosts.selected(), hosts.isToIgnore());
		default -> super.buttonPressed(button);
		}
	}

	@Override
	public boolean close() {
		if (finding != null && !finding.isQuiet()) {
			finding.cancel();
		}
		rememberHours();
		return super.close();
	}

	/** That it is to be scanned more or less often needs no new scan. */
	private void rememberHours() {
		if (finding == null && remembered != null && remembered.everyHours() != targets.everyHours()) {
			var changed = new Rescan(remembered.plan(), targets.everyHours(), remembered.last());
			EnvironmentJob.run(Messages.Discover_rememberJob, () -> discovery.hosts().remember(changed));
		}
	}

	private void showLast() {
		Thread.ofVirtual().start(() -> {
			try {
				discovery.hosts().rescan().ifPresent(rescan -> onDisplay(() -> {
					remembered = rescan;
					targets.show(rescan);
				}));
			} catch (EnvironmentException e) {
				onDisplay(() -> setErrorMessage(e.getMessage()));
			}
		});
	}

	// --- scanning

	private void start() {
		setErrorMessage(null);
		finding = discovery.start(targets.plan(), targets.everyHours(), false, this::agreed);
		hosts.table().changed();
		enable();
	}

	/** On a worker, which waits for the answer. */
	private boolean agreed(long addresses) {
		return LargeQuestion.ask(display, this::getShell, addresses);
	}

	private void follow() {
		Finding now = finding;
		if (now != null && !now.trouble().isEmpty()) {
			setErrorMessage(now.trouble());
		}
		enable();
	}

	/** Any thread. */
	private void onDisplay(Runnable work) {
		display.asyncExec(() -> {
			if (getShell() != null && !getShell().isDisposed()) {
				work.run();
			}
		});
	}

	private void enable() {
		if (register == null || register.isDisposed()) {
			return;
		}
		strip.setStartable(!targets.isEmpty());
		List<FoundHost> selected = hosts.selected();
		DialogButtons.enable(register, selected.stream().anyMatch(FoundHost::isOffered));
		DialogButtons.enable(ignore, !selected.isEmpty());
		String text = hosts.isToIgnore() ? Messages.Discover_ignore : Messages.Discover_offer;
		if (!ignore.getText().equals(text)) {
			ignore.setText(text);
			setButtonLayoutData(ignore);
			ignore.getParent().layout();
		}
	}
}
