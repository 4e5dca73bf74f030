// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.RegistrationListener;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Logs in to hosts and registers them, all with one account. What becomes of each is noted at it. */
final class RegisterJob extends Job {

	private final Discovery discovery;
	private final List<DiscoveredHost> hosts;
	private final Credentials credentials;
	private final boolean remember;

	/** Wipes the password when it is done. */
	RegisterJob(Discovery discovery, List<DiscoveredHost> hosts, Credentials credentials, boolean remember) {
		super(NLS.bind(Messages.Register_job, hosts.size()));
		this.discovery = discovery;
		this.hosts = hosts;
		this.credentials = credentials;
		this.remember = remember;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(getName(), hosts.size());
		try (var password = credentials.password()) {
			Map<DiscoveredHost, Credentials> all = new LinkedHashMap<>();
			hosts.forEach(host -> {
				all.put(host, credentials);
				discovery.note(host, Messages.Register_testing);
			});
			discovery.hosts().registerAll(all, remember, new Noting(monitor));
			return Status.OK_STATUS;
		} catch (InterruptedException e) {
			hosts.stream().filter(host -> discovery.noteOf(host).equals(Messages.Register_testing))
					.forEach(host -> discovery.note(host, Messages.Register_cancelled));
			return Status.CANCEL_STATUS;
		} finally {
			monitor.done();
		}
	}

	@Override
	protected void canceling() {
		Thread thread = getThread();
		if (thread != null) {
			thread.interrupt();
		}
	}

	@NonNullByDefault({ DefaultLocation.PARAMETER })
	private final class Noting implements RegistrationListener {
		private final IProgressMonitor monitor;

		private Noting(IProgressMonitor monitor) {
			this.monitor = monitor;
		}

		@Override
		public void registered(DiscoveredHost host, String label) {
			discovery.note(host, NLS.bind(Messages.Register_done, label));
			monitor.worked(1);
		}

		@Override
		public void failed(DiscoveredHost host, Exception failure) {
			discovery.note(host, sentence(failure));
			monitor.worked(1);
		}

		private static String sentence(Exception failure) {
			if (failure instanceof XenException xen) {
				boolean member = xen.failure() instanceof XenFailure.Refused refused && refused.code().equals(Fleet.SAME_POOL);
				return member ? Messages.Register_member : FailureText.sentence(xen);
			}
			return String.valueOf(failure.getMessage());
		}
	}
}
