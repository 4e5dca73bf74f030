// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.ui.labels.Values;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Shows what a server proved itself with, so that it can be compared and copied. */
final class IdentityFacts {

	private final Text server;
	private final Label subjectLabel;
	private final Text subject;
	private final Label validityLabel;
	private final Text validity;
	private final Text fingerprint;
	private final Label expectedLabel;
	private final Text expected;

	/** @param form with a grid of two columns */
	IdentityFacts(Composite form) {
		label(form, Messages.Trust_server);
		server = value(form);
		subjectLabel = label(form, Messages.Trust_subject);
		subject = value(form);
		validityLabel = label(form, Messages.Trust_validity);
		validity = value(form);
		label(form, Messages.Trust_fingerprint);
		fingerprint = value(form);
		monospace(fingerprint);
		expectedLabel = label(form, Messages.Trust_expected);
		expected = value(form);
		monospace(expected);
	}

	/** @param expectedSha256 what was trusted before; null when nothing was */
	void show(PeerIdentity identity, String expectedSha256) {
		boolean key = identity.kind() == PeerIdentity.Kind.HOST_KEY;
		subjectLabel.setText(key ? Messages.Trust_keyType : Messages.Trust_subject);
		server.setText(identity.host() + ":" + identity.port());
		subject.setText(identity.subject());
		validity.setText(identity.validFrom() == null ? ""
				: Values.exact(identity.validFrom()) + " – " + Values.exact(identity.validUntil()));
		fingerprint.setText(inRows(identity.fingerprint()));
		boolean changed = expectedSha256 != null;
		expected.setText(changed ? inRows(PeerIdentity.fingerprint(identity.kind(), expectedSha256)) : "");
		setShown(changed, expectedLabel, expected);
		setShown(!key, validityLabel, validity);
		expected.getParent().layout();
	}

	/** What the admin is asked about it, as a sentence or two. */
	static String question(PeerIdentity identity, boolean changed) {
		boolean key = identity.kind() == PeerIdentity.Kind.HOST_KEY;
		return NLS.bind(!changed ? Messages.Trust_unknown : key ? Messages.Trust_changedKey : Messages.Trust_changed,
				identity.host());
	}

	/** Two rows of sixteen bytes, as other tools show a certificate's; a key's is one word. */
	private static String inRows(String fingerprint) {
		return fingerprint.length() > 60 ? fingerprint.substring(0, 47) + "\n" + fingerprint.substring(48) : fingerprint;
	}

	private static void setShown(boolean shown, Control... controls) {
		for (Control control : controls) {
			control.setVisible(shown);
			((GridData) control.getLayoutData()).exclude = !shown;
		}
	}

	private static Label label(Composite form, String text) {
		var label = new Label(form, SWT.NONE);
		label.setText(text);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		return label;
	}

	private static Text value(Composite form) {
		var value = new Text(form, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		value.setBackground(form.getBackground());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(value);
		return value;
	}

	private static void monospace(Text text) {
		text.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 2 * text.getLineHeight()).applyTo(text);
	}
}
