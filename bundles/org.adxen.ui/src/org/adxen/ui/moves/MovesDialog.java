// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostKey;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.HomePlans;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.placement.HostsTable;
import org.adxen.ui.table.RowColumn;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/**
 * A plan of moves, looked at and run: a group spread anew, a host emptied, or filled again. It stands beside the workbench; moves go on
 * when it is closed.
 */
public final class MovesDialog extends TitleAreaDialog {

	private static final int AGAIN_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int BACK_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int RUN_ID = IDialogConstants.CLIENT_ID + 3;
	private static final Duration CALM = Duration.ofMillis(100);
	private static final int WHY = 5;

	private final IWorkbenchWindow window;
	private final MoveSource source;
	private final MoveTexts texts;
	private final Fleet fleet;
	private final Theme theme;
	private final List<Named> policies;
	private final Named first;
	private final HomePlans homes;
	private final Throttler refresh;
	private final MoveSession session;

	private HostsTable hosts;
	private RowTable<MoveLine> moves;
	private Label policyText;
	private Button oneByOne;
	private Text reason;
	private ProgressBar bar;
	private Label summary;
	private volatile String trouble = "";

	/** Of a group's running members. */
	public static void rebalance(IWorkbenchWindow window, Path group) {
		open(window, new MoveSource.OfGroup(group));
	}

	/** Of the domains on a host that is to be emptied, or may fail. */
	public static void whatIf(IWorkbenchWindow window, HostKey host) {
		open(window, new MoveSource.OfHost(host));
	}

	/** Opens it, or brings it to the front where it is open for the same. */
	private static void open(IWorkbenchWindow window, MoveSource source) {
		for (Shell shell : window.getShell().getDisplay().getShells()) {
			if (shell.getData() instanceof MovesDialog open && open.source.equals(source)) {
				shell.setMinimized(false);
				shell.forceActive();
				return;
			}
		}
		new MovesDialog(window, source).open();
	}

	private MovesDialog(IWorkbenchWindow window, MoveSource source) {
		super(window.getShell());
		this.window = window;
		this.source = source;
		texts = MoveTexts.of(source);
		fleet = window.getService(Fleet.class);
		theme = window.getService(Theme.class);
		homes = new HomePlans(fleet.environment().folder());
		Groups groups = window.getService(Groups.class);
		policies = groups.policies().all();
		refresh = new Throttler(window.getShell().getDisplay(), CALM, this::refresh);
		setShellStyle(SWT.SHELL_TRIM | getDefaultOrientation());
		setBlockOnOpen(false);
		first = policies.stream().filter(p -> p.id().equals(source.policy(groups))).findFirst().orElseGet(policies::getFirst);
		session = new MoveSession(source, fleet, groups, window.getService(Operations.class), homes, first,
				refresh::throttledAsyncExec, this::tell);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(texts.title());
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.max(size.x, 980), Math.max(size.y, 640));
	}

	@Override
	protected IDialogSettings getDialogBoundsSettings() {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(MovesDialog.class)).getDialogSettings();
		return DialogSettings.getOrCreateSection(all, MovesDialog.class.getName());
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		getShell().setData(this);
		setTitle(texts.title());
		setMessage(texts.text());
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		if (source.isPlaced()) {
			createPolicy(row(area, 3));
			var sash = new SashForm(area, SWT.VERTICAL);
			GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 320).applyTo(sash);
			createHosts(column(sash));
			createMoves(column(sash));
			sash.setWeights(2, 3);
		} else {
			createMoves(area);
		}
		createOptions(row(area, 3));
		createProgress(row(area, 2));
		FleetFeed.attach(area, fleet, change -> session.refresh());
		getShell().addDisposeListener(e -> session.close());
		return area;
	}

	private static Composite column(Composite parent) {
		var column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(column);
		return column;
	}

	private static Composite row(Composite parent, int columns) {
		var row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 6).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	private void createPolicy(Composite row) {
		label(row, Messages.Moves_policy);
		var policy = new Combo(row, SWT.READ_ONLY);
		policies.forEach(p -> policy.add(p.name()));
		policy.select(policies.indexOf(first));
		policyText = label(row, first.description());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(policyText);
		policy.addListener(SWT.Selection, e -> {
			Named chosen = policies.get(policy.getSelectionIndex());
			policyText.setText(chosen.description());
			session.use(chosen);
		});
	}

	private void createHosts(Composite area) {
		label(area, Messages.Moves_hosts);
		hosts = new HostsTable(area, theme, null);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 100).applyTo(hosts.control());
	}

	private void createMoves(Composite area) {
		label(area, texts.list());
		moves = new RowTable<>(area, theme, columns(), () -> session.shown().moves(), MoveLine::key, m -> false, "", true);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 140).applyTo(moves.control());
	}

	private static List<RowColumn<MoveLine>> columns() {
		return List.of(RowColumn.<MoveLine>text("domain", Messages.Column_domain, 22, MoveLine::domain).withIcon(MoveLine::icon),
				RowColumn.<MoveLine>number("turn", Messages.Column_turn, 8, MoveLine::turnText, MoveLine::turn),
				RowColumn.<MoveLine>number("memory", Messages.Column_memory, 11, MoveLine::memoryText, MoveLine::memory),
				RowColumn.<MoveLine>text("from", Messages.Column_from, 18, MoveLine::from),
				RowColumn.<MoveLine>text("to", Messages.Column_to, 18, MoveLine::toText),
				RowColumn.<MoveLine>text("why", Messages.Column_why, 52, MoveLine::text).withTooltip(MoveLine::text));
	}

	private void createOptions(Composite row) {
		oneByOne = new Button(row, SWT.CHECK);
		oneByOne.setText(Messages.Moves_oneByOne);
		Label title = label(row, Messages.Moves_reason);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).indent(18, 0).applyTo(title);
		reason = new Text(row, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(reason);
	}

	private void createProgress(Composite row) {
		bar = new ProgressBar(row, SWT.HORIZONTAL);
		GridDataFactory.swtDefaults().hint(240, SWT.DEFAULT).applyTo(bar);
		bar.setVisible(false);
		summary = label(row, "");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
	}

	private static Label label(Composite parent, String text) {
		var label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, AGAIN_ID, Messages.Moves_again, false);
		if (source instanceof MoveSource.OfHost) {
			createButton(parent, BACK_ID, Messages.Moves_back, false);
		}
		createButton(parent, RUN_ID, NLS.bind(texts.run(), "0000"), false); // as wide as it may become
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Moves_close, false);
		refresh();
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case AGAIN_ID -> session.planAnew();
		case BACK_ID -> open(window, new MoveSource.Home(((MoveSource.OfHost) source).host(), homes));
		case RUN_ID -> runOrCancel();
		default -> super.buttonPressed(id);
		}
	}

	private void runOrCancel() {
		DialogButtons.enable(getButton(RUN_ID), false);
		if (session.shown().isRunning()) {
			session.cancel();
		} else {
			session.run(oneByOne.getSelection(), reason.getText().strip());
		}
	}

	// --- showing

	/** Any thread. */
	private void tell(String sentence) {
		trouble = sentence;
		refresh.throttledAsyncExec();
	}

	private void refresh() {
		if (getShell() == null || getShell().isDisposed() || getButton(RUN_ID) == null) {
			return;
		}
		MovesShown shown = session.shown();
		setTitle(shown.name().isEmpty() ? texts.title() : NLS.bind(texts.heading(), shown.name()));
		setErrorMessage(trouble.isEmpty() ? null : trouble);
		tellState(shown);
		if (hosts != null) {
			hosts.show(shown.hosts(), Set.of(), true);
		}
		moves.control().getColumn(WHY).setText(shown.run() == null ? Messages.Column_why : Messages.Column_progress);
		moves.changed();
		bar.setVisible(shown.run() != null);
		bar.setMaximum((int) Math.max(1, shown.count()));
		bar.setSelection((int) shown.done());
		summary.setText(shown.summary());
		enable(shown);
	}

	private void tellState(MovesShown shown) {
		if (shown.isRunning()) {
			setMessage(Messages.Moves_runningText);
		} else if (shown.isEnded()) {
			setMessage(shown.summary(), shown.isComplete() ? IMessageProvider.INFORMATION : IMessageProvider.WARNING);
		} else if (!shown.problem().isEmpty()) {
			setMessage(shown.problem(), shown == MovesShown.NOTHING ? IMessageProvider.NONE : IMessageProvider.WARNING);
		} else if (shown.moves().isEmpty()) {
			setMessage(texts.nothing(), IMessageProvider.INFORMATION);
		} else if (shown.staying() > 0) {
			setMessage(shown.staying() == 1 ? Messages.Moves_oneStays : NLS.bind(Messages.Moves_stay, shown.staying()), IMessageProvider.WARNING);
		} else {
			setMessage(texts.text());
		}
	}

	private void enable(MovesShown shown) {
		Button run = getButton(RUN_ID);
		run.setText(shown.isRunning() ? Messages.Moves_cancel : shown.count() == 1 ? texts.runOne() : NLS.bind(texts.run(), shown.count()));
		DialogButtons.enable(run, shown.isRunning() ? !shown.run().isCancelled() : shown.canRun());
		DialogButtons.enable(getButton(AGAIN_ID), !shown.isRunning());
		DialogButtons.enable(getButton(BACK_ID), session.isAway() && !shown.isRunning());
		oneByOne.setEnabled(!shown.isRunning());
		reason.setEnabled(!shown.isRunning());
	}
}
