// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.Arrays;
import java.util.Optional;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Where, which toolstack, who. */
final class AddressPage extends WizardPage {

	private static final String SSH = "xl";
	/** In the order of the combo. */
	private static final String[] SCHEMES = { "xapi", SSH, "xend" };

	private final Fleet fleet;

	private Text address;
	private Combo toolstack;
	private Button plain;
	private Text user;
	private Text password;
	private Button remember;
	private Text label;
	private Text fingerprint;

	AddressPage(Fleet fleet) {
		super("address", Messages.AddHost_pageTitle, null);
		this.fleet = fleet;
		setDescription(Messages.AddHost_description);
	}

	@Override
	public void createControl(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		address = text(form, Messages.AddHost_address, SWT.NONE);
		address.setMessage(Messages.AddHost_addressHint);
		label(form, Messages.AddHost_toolstack);
		toolstack = new Combo(form, SWT.READ_ONLY);
		toolstack.setItems(Messages.AddHost_xapi, Messages.AddHost_xl, Messages.AddHost_xend);
		toolstack.select(0);
		GridDataFactory.swtDefaults().applyTo(toolstack);
		plain = check(form, Messages.AddHost_plain);
		user = text(form, Messages.AddHost_user, SWT.NONE);
		user.setText("root");
		password = text(form, Messages.AddHost_password, SWT.PASSWORD);
		remember = check(form, Messages.AddHost_remember);
		space(form);
		label = text(form, Messages.AddHost_label, SWT.NONE);
		label.setMessage(Messages.AddHost_labelHint);
		fingerprint = text(form, Messages.AddHost_fingerprint, SWT.NONE);
		address.addModifyListener(e -> adoptScheme());
		for (Text field : new Text[] { address, user, password, label, fingerprint }) {
			field.addModifyListener(e -> validate());
		}
		toolstack.addListener(SWT.Selection, e -> {
			fitToolstack();
			validate();
		});
		fitToolstack();
		plain.addListener(SWT.Selection, e -> validate());
		setControl(form);
		Dialog.applyDialogFont(form);
		// Nothing is wrong yet when nothing was typed.
		setPageComplete(false);
		address.setFocus();
	}

	/** Somebody pasted a whole address: the other fields follow it. */
	private void adoptScheme() {
		String text = address.getText();
		int colon = text.indexOf("://");
		if (colon > 0) {
			String scheme = text.substring(0, colon).toLowerCase();
			int index = Arrays.asList(SCHEMES).indexOf(scheme.replace("+http", ""));
			if (index >= 0) {
				toolstack.select(index);
				plain.setSelection(scheme.endsWith("+http"));
				fitToolstack();
			}
		}
	}

	private boolean bySsh() {
		return SCHEMES[toolstack.getSelectionIndex()].equals(SSH);
	}

	/** Over SSH nothing is unencrypted, and the SSH configuration, agent and keys may know all that is not filled in. */
	private void fitToolstack() {
		boolean ssh = bySsh();
		plain.setEnabled(!ssh);
		if (ssh) {
			plain.setSelection(false);
		}
		user.setMessage(ssh ? Messages.AddHost_userHint : "");
		password.setMessage(ssh ? Messages.AddHost_passwordHint : "");
		fingerprint.setMessage(ssh ? Messages.AddHost_keyHint : Messages.AddHost_fingerprintHint);
	}

	private Address parse() {
		String text = address.getText().strip();
		if (!text.contains("://")) {
			text = SCHEMES[toolstack.getSelectionIndex()] + (plain.getSelection() ? "+http" : "") + "://" + text;
		}
		return Address.parse(text);
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem);
		setMessage(problem == null && plain.getSelection() ? Messages.AddHost_plainWarning : null, WARNING);
		setPageComplete(problem == null && !address.getText().isBlank() && (bySsh() || !user.getText().isBlank()));
	}

	private String problem() {
		if (address.getText().isBlank()) {
			return Messages.AddHost_noAddress;
		}
		Address parsed;
		try {
			parsed = parse();
		} catch (IllegalArgumentException e) {
			return NLS.bind(Messages.AddHost_badAddress, address.getText().strip());
		}
		Optional<PoolView> known = fleet.byAddress(parsed);
		if (known.isPresent()) {
			return NLS.bind(Messages.AddHost_known, parsed, known.get().label());
		}
		if (user.getText().isBlank() && !bySsh()) {
			return Messages.AddHost_noUser;
		}
		return fingerprint.getText().isBlank() || PeerIdentity.sha256Of(fingerprint.getText()).isPresent() ? null
				: Messages.AddHost_badFingerprint;
	}

	/** What the admin filled in. */
	PoolRegistration registration() {
		return new PoolRegistration(label.getText().strip(), parse(),
				new Credentials(user.getText().strip(), Secret.take(password.getTextChars())), remember.getSelection(),
				fingerprint.getText());
	}

	/** Why it could not be added, and where to correct it. */
	void setFailure(String sentence, boolean login) {
		setErrorMessage(sentence);
		Text field = login ? password : address;
		field.setFocus();
		field.selectAll();
	}

	private static void label(Composite form, String text) {
		new Label(form, SWT.NONE).setText(text);
	}

	private static Text text(Composite form, String text, int style) {
		label(form, text);
		var field = new Text(form, SWT.BORDER | style);
		GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(field);
		return field;
	}

	private static Button check(Composite form, String text) {
		label(form, "");
		var button = new Button(form, SWT.CHECK);
		button.setText(text);
		return button;
	}

	private static void space(Composite form) {
		GridDataFactory.swtDefaults().span(2, 1).hint(SWT.DEFAULT, 6).applyTo(new Label(form, SWT.NONE));
	}
}
