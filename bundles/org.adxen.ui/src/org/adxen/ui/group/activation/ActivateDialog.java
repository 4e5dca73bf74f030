// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.operations.OperationStarter;
import org.adxen.ui.placement.HostsTable;
import org.adxen.ui.placement.PlanDialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Plans a group, activates it, and shows how far it is. It stands beside the workbench; an activation goes on when it is closed, and is
 * shown again when it is opened again.
 */
public final class ActivateDialog extends PlanDialog {

	private static final int RETRY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int ROLL_BACK_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int ACTIVATE_ID = IDialogConstants.CLIENT_ID + 3;
	private static final String PLAN_FILES = "*.json";
	private static final int HEIGHT = 760;

	private final Path file;
	private final List<Named> policies;
	private final ActivationSession session;

	private HostsTable hosts;
	private PlanTable plan;
	private Combo policy;
	private Label policyText;
	private Button moveTo;
	private Button again;
	private Button save;
	private Button saved;

	/** Opens it, or brings it to the front where it is open for the group. */
	public static void open(IWorkbenchWindow window, Path file) {
		if (toFront(window, shown -> shown instanceof ActivateDialog open && open.file.equals(file))) {
			return;
		}
		new ActivateDialog(window, file).open();
	}

	private ActivateDialog(IWorkbenchWindow window, Path file) {
		super(window, HEIGHT);
		this.file = file;
		Groups groups = window.getService(Groups.class);
		policies = groups.policies().all();
		session = new ActivationSession(file, fleet, groups, this::changed, this::tell);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Activate_title);
	}

	@Override
	protected void createContent(Composite area) {
		setTitle(Messages.Activate_title);
		setMessage(Messages.Activate_text);
		var sash = new SashForm(area, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 400).applyTo(sash);
		createHosts(column(sash));
		createPlan(column(sash));
		sash.setWeights(1, 1);
	}

	@Override
	protected String optionText() {
		return Messages.Activate_goOn;
	}

	@Override
	protected void planChanged() {
		session.refresh();
	}

	@Override
	protected void closed() {
		session.close();
	}

	private void createHosts(Composite area) {
		Composite head = row(area, 3);
		label(head, Messages.Activate_policy);
		policy = new Combo(head, SWT.READ_ONLY);
		policies.forEach(p -> policy.add(p.name()));
		policy.addListener(SWT.Selection, e -> session.use(policies.get(policy.getSelectionIndex()).id()));
		policyText = label(head, "");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(policyText);
		label(area, Messages.Activate_hosts);
		hosts = new HostsTable(area, theme, session::use);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 120).applyTo(hosts.control());
	}

	private void createPlan(Composite area) {
		Composite head = row(area, 5);
		Label title = label(head, Messages.Activate_plan);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.END).applyTo(title);
		moveTo = button(head, Messages.Activate_moveTo, () -> plan.popUpHosts(moveTo));
		again = button(head, Messages.Activate_again, session::planAnew);
		save = button(head, Messages.Activate_save, this::save);
		saved = button(head, Messages.Activate_saved, this::useSaved);
		plan = new PlanTable(area, theme, session);
		plan.onSelection(this::enable);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 160).applyTo(plan.control());
	}

	private static Button button(Composite parent, String text, Runnable code) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> code.run());
		return button;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, RETRY_ID, Messages.Activate_retry, false);
		createButton(parent, ROLL_BACK_ID, Messages.Activate_rollBack, false);
		createButton(parent, ACTIVATE_ID, Messages.Activate_cancel, false); // the longer one, as wide as it will ever be
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Activate_close, false);
		refresh();
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case RETRY_ID -> session.retry(option(), reason());
		case ROLL_BACK_ID -> rollBack();
		case ACTIVATE_ID -> activateOrCancel();
		default -> super.buttonPressed(id);
		}
	}

	private void activateOrCancel() {
		if (session.shown().isRunning()) {
			session.cancel();
		} else {
			DialogButtons.enable(getButton(ACTIVATE_ID), false);
			session.activate(option(), reason());
		}
	}

	private void rollBack() {
		session.rollBack(all -> window.getShell().getDisplay().asyncExec(() -> {
			if (getShell() != null && !getShell().isDisposed()) {
				window.getService(OperationStarter.class).confirmInOrder(window, all.requests(), session::planAnew);
			}
		}));
	}

	private void save() {
		FileDialog dialog = fileDialog(SWT.SAVE, Messages.Activate_saveTitle);
		dialog.setFileName(NLS.bind(Messages.Activate_planFile, session.shown().name()));
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			session.save(Path.of(chosen));
		}
	}

	private void useSaved() {
		String chosen = fileDialog(SWT.OPEN, Messages.Activate_savedTitle).open();
		if (chosen != null) {
			session.useSaved(Path.of(chosen));
		}
	}

	private FileDialog fileDialog(int style, String title) {
		var dialog = new FileDialog(getShell(), style);
		dialog.setText(title);
		dialog.setFilterNames(new String[] { Messages.Activate_planFiles });
		dialog.setFilterExtensions(new String[] { PLAN_FILES });
		dialog.setFilterPath(Objects.requireNonNullElse(file.getParent(), file).toString());
		return dialog;
	}

	// --- showing

	@Override
	protected void refresh() {
		Shown shown = session.shown();
		PlanWish wish = session.wish();
		setTitle(shown.name().isEmpty() ? Messages.Activate_title : NLS.bind(Messages.Activate_heading, shown.name()));
		hosts.show(shown.hosts(), wish == null ? Set.of() : wish.hosts(), shown.activation() != null);
		plan.changed();
		if (wish != null) {
			int index = Math.max(0, policies.stream().map(Named::id).toList().indexOf(wish.policy()));
			policy.select(index);
			policyText.setText(policies.get(index).description());
		}
		show(new Progress(shown.activation() != null, shown.isRunning(), shown.isComplete(), shown.done(), shown.members().size(),
				Messages.Activate_runningText, shown.summary()));
		if (shown.activation() == null) {
			setMessage(shown.problem().isEmpty() ? Messages.Activate_text : shown.problem(),
					shown.problem().isEmpty() || shown == Shown.NOTHING ? IMessageProvider.NONE : IMessageProvider.WARNING);
		}
		enable();
	}

	private void enable() {
		Button activate = getButton(ACTIVATE_ID);
		if (activate == null) {
			return;
		}
		Shown shown = session.shown();
		boolean planning = shown.activation() == null;
		boolean running = shown.isRunning();
		activate.setText(running ? Messages.Activate_cancel : Messages.Activate_activate);
		DialogButtons.enable(activate, running ? !shown.activation().isCancelled() : planning && shown.canActivate());
		DialogButtons.enable(getButton(RETRY_ID), shown.isEnded() && !shown.isComplete());
		DialogButtons.enable(getButton(ROLL_BACK_ID), shown.isEnded() && !shown.activation().rollBack().isEmpty());
		DialogButtons.enable(moveTo, planning && !plan.movable().isEmpty());
		DialogButtons.enable(again, !running);
		DialogButtons.enable(save, planning && shown.canActivate());
		DialogButtons.enable(saved, !running);
		policy.setEnabled(planning);
	}
}
