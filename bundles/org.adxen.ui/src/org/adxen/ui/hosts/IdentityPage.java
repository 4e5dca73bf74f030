// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenFailure;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** One question about the fingerprint of a certificate or host key. */
final class IdentityPage extends WizardPage {

	private IdentityFacts facts;
	private Button confirmed;
	private PeerIdentity identity;

	IdentityPage() {
		super("identity", Messages.Trust_pageTitle, null);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		facts = new IdentityFacts(form);
		confirmed = new Button(form, SWT.CHECK);
		GridDataFactory.swtDefaults().span(2, 1).indent(0, 8).applyTo(confirmed);
		confirmed.addListener(SWT.Selection, e -> setPageComplete(confirmed.getSelection()));
		setControl(form);
		Dialog.applyDialogFont(form);
	}

	void setIdentity(XenFailure.Untrusted untrusted) {
		identity = untrusted.presented();
		facts.show(identity, untrusted.expectedSha256());
		boolean key = identity.kind() == PeerIdentity.Kind.HOST_KEY;
		setDescription(IdentityFacts.question(identity, untrusted.changed()));
		confirmed.setText(NLS.bind(key ? Messages.Trust_confirmKey : Messages.Trust_confirm, identity.host()));
		confirmed.setSelection(false);
		setPageComplete(false);
		((Composite) getControl()).layout(true, true);
	}

	PeerIdentity identity() {
		return identity;
	}

	@Override
	public IWizardPage getPreviousPage() {
		return getWizard().getStartingPage();
	}
}
