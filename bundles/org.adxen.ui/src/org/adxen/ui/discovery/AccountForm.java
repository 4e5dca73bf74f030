// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The account that hosts are logged in to with, one for all. Display thread only. */
final class AccountForm {

	private final Text user;
	private final Text password;
	private final Button remember;

	AccountForm(Composite parent, int columns) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
		user = text(form, Messages.Discover_user, SWT.NONE);
		user.setText("root");
		password = text(form, Messages.Discover_password, SWT.PASSWORD);
		password.setMessage(Messages.Discover_passwordHint);
		remember = new Button(form, SWT.CHECK);
		remember.setText(Messages.Discover_remember);
		GridDataFactory.swtDefaults().span(columns == 2 ? 2 : 1, 1).applyTo(remember);
	}

	private static Text text(Composite row, String label, int style) {
		new Label(row, SWT.NONE).setText(label);
		var text = new Text(row, SWT.BORDER | style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	void setFocus() {
		password.setFocus();
	}

	/** The caller wipes the password. */
	Credentials credentials() {
		return new Credentials(user.getText().strip(), Secret.take(password.getTextChars()));
	}

	boolean isToRemember() {
		return remember.getSelection();
	}
}
