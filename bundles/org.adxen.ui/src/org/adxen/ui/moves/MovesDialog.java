// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.HomePlans;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.placement.HostsTable;
import org.adxen.ui.placement.PlanDialog;
import org.adxen.ui.table.RowColumn;
import org.adxen.ui.table.RowTable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * A plan of moves, looked at and run: a group spread anew, a host emptied, or filled again. It stands beside the workbench; moves go on
 * when it is closed.
 */
public final class MovesDialog extends PlanDialog {

	private static final int AGAIN_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int BACK_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int RUN_ID = IDialogConstants.CLIENT_ID + 3;
	private static final int WHY = 5;
	private static final int HEIGHT = 640;

	private final MoveSource source;
	private final MoveTexts texts;
	private final List<Named> policies;
	private final Named first;
	private final HomePlans homes;
	private final MoveSession session;

	private HostsTable hosts;
	private RowTable<MoveLine> moves;
	private Label policyText;

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
		if (toFront(window, shown -> shown instanceof MovesDialog open && open.source.equals(source))) {
			return;
		}
		new MovesDialog(window, source).open();
	}

	private MovesDialog(IWorkbenchWindow window, MoveSource source) {
		super(window, HEIGHT);
		this.source = source;
		texts = MoveTexts.of(source);
		homes = new HomePlans(fleet.environment().folder());
		Groups groups = window.getService(Groups.class);
		policies = groups.policies().all();
		first = policies.stream().filter(p -> p.id().equals(source.policy(groups))).findFirst().orElseGet(policies::getFirst);
		session = new MoveSession(source, fleet, groups, window.getService(Operations.class), homes, first, this::changed, this::tell);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(texts.title());
	}

	@Override
	protected void createContent(Composite area) {
		setTitle(texts.title());
		setMessage(texts.text());
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
	}

	@Override
	protected String optionText() {
		return Messages.Moves_oneByOne;
	}

	@Override
	protected void planChanged() {
		session.refresh();
	}

	@Override
	protected void closed() {
		session.close();
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
			session.run(option(), reason());
		}
	}

	// --- showing

	@Override
	protected void refresh() {
		MovesShown shown = session.shown();
		setTitle(shown.name().isEmpty() ? texts.title() : NLS.bind(texts.heading(), shown.name()));
		if (hosts != null) {
			hosts.show(shown.hosts(), Set.of(), true);
		}
		moves.control().getColumn(WHY).setText(shown.run() == null ? Messages.Column_why : Messages.Column_progress);
		moves.changed();
		show(new Progress(shown.run() != null, shown.isRunning(), shown.isComplete(), shown.done(), shown.count(), Messages.Moves_runningText,
				shown.summary()));
		if (shown.run() == null) {
			tellPlan(shown);
		}
		enable(shown);
	}

	private void tellPlan(MovesShown shown) {
		if (!shown.problem().isEmpty()) {
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
	}
}
