// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.util.Arrays;

import org.adxen.ui.DialogButtons;
import org.adxen.xen.Secret;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The password of the keyring: typed once to open it, twice to make it. */
final class KeyringDialog extends TitleAreaDialog {

	private final boolean creating;
	private final boolean wrong;

	private Text password;
	private Text again;
	private Secret answer = Secret.none();

	/** @param parent null for none */
	KeyringDialog(Shell parent, boolean creating, boolean wrong) {
		super(parent);
		this.creating = creating;
		this.wrong = wrong;
		setHelpAvailable(false);
	}

	/** Waits for the admin, on the display thread; empty when the admin does not want to. */
	Secret ask() {
		return open() == OK ? answer : Secret.none();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.keyringTitle);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		password = field(form, creating ? Messages.keyringNew : Messages.keyringPassword);
		if (creating) {
			again = field(form, Messages.keyringAgain);
		}
		setTitle(creating ? Messages.keyringChoose : Messages.keyringEnter);
		setMessage(wrong ? Messages.keyringWrong : creating ? Messages.keyringChooseText : Messages.keyringEnterText,
				wrong ? IMessageProvider.WARNING : IMessageProvider.NONE);
		password.setFocus();
		return area;
	}

	private Text field(Composite form, String label) {
		new Label(form, SWT.NONE).setText(label);
		var text = new Text(form, SWT.BORDER | SWT.PASSWORD);
		GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(e -> validate());
		return text;
	}

	private void validate() {
		boolean same = again == null || Arrays.equals(password.getTextChars(), again.getTextChars());
		setErrorMessage(same || again.getCharCount() == 0 ? null : Messages.keyringDiffer);
		DialogButtons.enable(getButton(IDialogConstants.OK_ID), same && password.getCharCount() > 0);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		DialogButtons.enable(createButton(parent, IDialogConstants.OK_ID, creating ? Messages.keyringCreate : Messages.keyringOpen, true),
				false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.keyringWithout, false);
	}

	@Override
	protected void okPressed() {
		answer = Secret.take(password.getTextChars());
		super.okPressed();
	}
}
