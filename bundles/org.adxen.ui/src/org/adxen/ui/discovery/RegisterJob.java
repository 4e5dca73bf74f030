// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** Logs in to hosts and registers them, several at a time, all with one account. What becomes of each is noted at it. */
final class RegisterJob extends Job {

	private static final int AT_A_TIME = 8;

	private final HostDiscovery discovery;
	private final Finding finding;
	private final List<FoundHost> hosts;
	private final Credentials credentials;
	private final boolean remember;
	private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().name("adxen-register-", 0).factory());

	/** Wipes the password when it is done. */
	RegisterJob(HostDiscovery discovery, Finding finding, List<FoundHost> hosts, Credentials credentials, boolean remember) {
		super(NLS.bind(Messages.Register_job, hosts.size()));
		this.discovery = discovery;
		this.finding = finding;
		this.hosts = hosts;
		this.credentials = credentials;
		this.remember = remember;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		monitor.beginTask(getName(), hosts.size());
		try (var password = credentials.password()) {
			for (FoundHost host : hosts) {
				finding.note(host, Messages.Register_testing);
				workers.execute(() -> {
					finding.note(host, register(host));
					monitor.worked(1);
				});
			}
			workers.shutdown();
			workers.awaitTermination(1, TimeUnit.HOURS);
		} catch (InterruptedException e) {
			return Status.CANCEL_STATUS;
		} finally {
			workers.shutdownNow();
			monitor.done();
		}
		return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	private String register(FoundHost host) {
		try {
			return NLS.bind(Messages.Register_done, discovery.register(host.host(), credentials, remember));
		} catch (XenException e) {
			return FailureText.sentence(e);
		} catch (EnvironmentException e) {
			return e.getMessage();
		} catch (InterruptedException e) {
			return Messages.Register_cancelled;
		}
	}

	@Override
	protected void canceling() {
		workers.shutdownNow();
	}
}
