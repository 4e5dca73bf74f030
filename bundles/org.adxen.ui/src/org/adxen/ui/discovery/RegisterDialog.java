// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;
import java.util.stream.Collectors;

import org.adxen.fleet.discovery.Standing;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Asks for the account to register hosts with. */
final class RegisterDialog extends TitleAreaDialog {

	private static final int MOST = 8;

	private final Discovery discovery;
	private final List<FoundHost> hosts;
	private AccountForm account;

	RegisterDialog(Shell parent, Discovery discovery, List<FoundHost> hosts) {
		super(parent);
		this.discovery = discovery;
		this.hosts = hosts;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.RegisterDialog_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(hosts.size() == 1 ? NLS.bind(Messages.RegisterDialog_one, hosts.get(0).host().candidate().name())
				: NLS.bind(Messages.RegisterDialog_many, hosts.size()));
		boolean changed = hosts.stream().anyMatch(h -> h.host().standing() == Standing.CHANGED);
		setMessage(changed ? Messages.RegisterDialog_changed : Messages.RegisterDialog_text,
				changed ? IMessageProvider.WARNING : IMessageProvider.NONE);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 10).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		if (hosts.size() > 1) {
			var names = new Label(area, SWT.WRAP);
			names.setText(hosts.stream().limit(MOST).map(h -> h.host().candidate().name()).collect(Collectors.joining(", "))
					+ (hosts.size() > MOST ? ", …" : ""));
			GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(names);
		}
		account = new AccountForm(area, 2);
		account.setFocus();
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.RegisterDialog_register, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.RegisterDialog_cancel, false);
	}

	@Override
	protected void okPressed() {
		discovery.register(hosts, account.credentials(), account.isToRemember());
		super.okPressed();
	}
}
