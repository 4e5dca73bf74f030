// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.lang.reflect.InvocationTargetException;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.ui.Cancellable;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;

/** Registers a host or pool, after it has been connected to, in the background and with Cancel. */
public final class AddHostWizard extends Wizard {

	private final Fleet fleet;
	private final AddressPage addressPage;
	private final IdentityPage identityPage = new IdentityPage();

	private String registered;

	public AddHostWizard(Fleet fleet) {
		this.fleet = fleet;
		addressPage = new AddressPage(fleet);
		setWindowTitle(Messages.AddHost_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		addPage(addressPage);
		addPage(identityPage);
	}

	/** What the server proved itself with is shown only when nobody knows it. */
	@Override
	public IWizardPage getNextPage(IWizardPage page) {
		return null;
	}

	@Override
	public boolean canFinish() {
		return getContainer().getCurrentPage() == identityPage ? identityPage.isPageComplete()
				: addressPage.isPageComplete();
	}

	/** Id of the pool that was registered; null when none was. */
	public String registered() {
		return registered;
	}

	@Override
	public boolean performFinish() {
		PeerIdentity confirmed = getContainer().getCurrentPage() == identityPage ? identityPage.identity() : null;
		var test = new ConnectionTest(fleet, addressPage.registration(), confirmed);
		try {
			getContainer().run(true, true, test);
			registered = test.registered();
			return true;
		} catch (InterruptedException e) {
			// Cancelled: the page is there again as it was left.
			return false;
		} catch (InvocationTargetException e) {
			show(e.getCause());
			return false;
		}
	}

	private void show(Throwable failure) {
		switch (failure) {
		case XenException xen when xen.failure() instanceof XenFailure.Untrusted untrusted -> {
			identityPage.setIdentity(untrusted);
			getContainer().showPage(identityPage);
		}
		case XenException xen -> {
			getContainer().showPage(addressPage);
			addressPage.setFailure(FailureText.sentence(xen), xen.failure() instanceof XenFailure.Authentication);
		}
		case EnvironmentException environment -> {
			getContainer().showPage(addressPage);
			addressPage.setFailure(environment.getMessage(), false);
		}
		default -> throw new IllegalStateException(failure);
		}
	}

	/** Trusts what was confirmed, connects, logs in and registers. On a worker. */
	private static final class ConnectionTest implements org.eclipse.jface.operation.IRunnableWithProgress {

		private final Fleet fleet;
		private final PoolRegistration registration;
		private final PeerIdentity confirmed;
		private String registered;

		ConnectionTest(Fleet fleet, PoolRegistration registration, PeerIdentity confirmed) {
			this.fleet = fleet;
			this.registration = registration;
			this.confirmed = confirmed;
		}

		String registered() {
			return registered;
		}

		@Override
		public void run(IProgressMonitor monitor) throws InvocationTargetException, InterruptedException {
			monitor.beginTask(NLS.bind(Messages.AddHost_testing, registration.address()), IProgressMonitor.UNKNOWN);
			try {
				registered = Cancellable.call(monitor, () -> {
					if (confirmed != null) {
						fleet.trust(confirmed);
					}
					fleet.test(registration);
					return fleet.register(registration);
				});
			} finally {
				monitor.done();
			}
		}
	}
}
