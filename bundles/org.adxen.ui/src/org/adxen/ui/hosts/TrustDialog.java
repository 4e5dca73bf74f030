// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.preferences.EnvironmentJob;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Shows what a registered server proves itself with now, and asks whether that is right. Nothing is trusted unless the admin says so. */
public final class TrustDialog extends TitleAreaDialog {

	private final PoolView pool;
	private final ConnectionState.NeedsTrust trust;

	private TrustDialog(Shell parent, PoolView pool, ConnectionState.NeedsTrust trust) {
		super(parent);
		this.pool = pool;
		this.trust = trust;
	}

	/** Asks, and hands the answer on in the background. Always true: there was something to ask. */
	public static boolean review(Shell parent, Fleet fleet, PoolView pool, ConnectionState.NeedsTrust trust) {
		if (new TrustDialog(parent, pool, trust).open() == OK) {
			EnvironmentJob.run(NLS.bind(Messages.Trust_job, trust.presented().host()), () -> fleet.trust(trust.presented()));
		}
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(isKey() ? Messages.Trust_titleKey : Messages.Trust_title, pool.label()));
	}

	private boolean isKey() {
		return trust.presented().kind() == PeerIdentity.Kind.HOST_KEY;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		new IdentityFacts(form).show(trust.presented(), trust.expectedSha256());
		boolean changed = trust.expectedSha256() != null;
		setTitle(!changed ? Messages.Trust_pageTitle : isKey() ? Messages.Trust_changedKeyTitle : Messages.Trust_changedTitle);
		setMessage(IdentityFacts.question(trust.presented(), changed),
				changed ? IMessageProvider.WARNING : IMessageProvider.NONE);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID,
				trust.expectedSha256() == null ? Messages.Trust_trust : Messages.Trust_trustNew, false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Trust_dont, true);
	}
}
