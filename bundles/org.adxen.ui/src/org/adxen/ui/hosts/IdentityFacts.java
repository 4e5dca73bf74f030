// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.ui.labels.Values;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Shows what a server proved itself with, so that it can be compared and copied. */
final class IdentityFacts {

	private final Text server;
	private final Text subject;
	private final Text validity;
	private final Text fingerprint;
	private final Label expectedLabel;
	private final Text expected;

	/** @param form with a grid of two columns */
	IdentityFacts(Composite form) {
		server = field(form, Messages.Trust_server);
		subject = field(form, Messages.Trust_subject);
		validity = field(form, Messages.Trust_validity);
		fingerprint = field(form, Messages.Trust_fingerprint);
		monospace(fingerprint);
		expectedLabel = new Label(form, SWT.NONE);
		expectedLabel.setText(Messages.Trust_expected);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(expectedLabel);
		expected = value(form);
		monospace(expected);
	}

	/** @param expectedSha256 what was trusted before; null when nothing was */
	void show(PeerIdentity identity, String expectedSha256) {
		server.setText(identity.host() + ":" + identity.port());
		subject.setText(identity.subject());
		validity.setText(identity.validFrom() == null ? ""
				: Values.exact(identity.validFrom()) + " – " + Values.exact(identity.validUntil()));
		fingerprint.setText(inRows(identity.fingerprint()));
		boolean changed = expectedSha256 != null;
		expected.setText(changed ? inRows(colons(expectedSha256)) : "");
		for (var control : new org.eclipse.swt.widgets.Control[] { expectedLabel, expected }) {
			control.setVisible(changed);
			((org.eclipse.swt.layout.GridData) control.getLayoutData()).exclude = !changed;
		}
		expected.getParent().layout();
	}

	private static String colons(String sha256) {
		return sha256.toUpperCase().replaceAll("(..)(?!$)", "$1:");
	}

	/** Two rows of sixteen bytes, as other tools show them. */
	private static String inRows(String fingerprint) {
		return fingerprint.length() > 48 ? fingerprint.substring(0, 47) + "\n" + fingerprint.substring(48) : fingerprint;
	}

	private static Text field(Composite form, String label) {
		var text = new Label(form, SWT.NONE);
		text.setText(label);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(text);
		return value(form);
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
