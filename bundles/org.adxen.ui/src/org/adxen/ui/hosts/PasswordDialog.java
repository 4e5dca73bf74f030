// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.preferences.EnvironmentJob;
import org.adxen.xen.Secret;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the password of a registered pool. */
public final class PasswordDialog extends TitleAreaDialog {

	private final PoolView pool;
	private final ConnectionState.NeedsPassword state;

	private Text password;
	private Button remember;
	private Secret secret;
	private boolean toRemember;

	private PasswordDialog(Shell parent, PoolView pool, ConnectionState.NeedsPassword state) {
		super(parent);
		this.pool = pool;
		this.state = state;
	}

	/** Asks, and hands the answer on in the background. Always true: there was something to ask. */
	public static boolean ask(Shell parent, Fleet fleet, PoolView pool, ConnectionState.NeedsPassword state) {
		var dialog = new PasswordDialog(parent, pool, state);
		if (dialog.open() == OK) {
			EnvironmentJob.run(NLS.bind(Messages.Password_job, pool.label()), () -> {
				try (Secret given = dialog.secret) {
					fleet.setPassword(pool.id(), given, dialog.toRemember);
				}
			});
		}
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Password_title, pool.label()));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		new Label(form, SWT.NONE).setText(Messages.AddHost_user);
		new Label(form, SWT.NONE).setText(state.user());
		new Label(form, SWT.NONE).setText(Messages.AddHost_password);
		password = new Text(form, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(password);
		password.addModifyListener(e -> DialogButtons.enable(getButton(IDialogConstants.OK_ID), password.getCharCount() > 0));
		remember = new Button(form, SWT.CHECK);
		remember.setText(Messages.AddHost_remember);
		GridDataFactory.swtDefaults().span(2, 1).applyTo(remember);
		setTitle(NLS.bind(Messages.Password_pageTitle, pool.label()));
		setMessage(NLS.bind(state.refused() ? Messages.Password_refused : Messages.Password_text, pool.address(), state.user()),
				state.refused() ? IMessageProvider.WARNING : IMessageProvider.NONE);
		password.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		DialogButtons.enable(createButton(parent, IDialogConstants.OK_ID, Messages.Password_connect, true), false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
	}

	@Override
	protected void okPressed() {
		secret = Secret.take(password.getTextChars());
		toRemember = remember.getSelection();
		super.okPressed();
	}
}
