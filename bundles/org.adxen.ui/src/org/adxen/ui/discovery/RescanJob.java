// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.time.Duration;
import java.time.Instant;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.Rescan;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Scans again what the admin scanned last, as often as the admin wants it; never anything else, and not at all unless the admin said how
 * often. Looks every minute whether it is time: another workbench of the same environment may have done it meanwhile.
 */
final class RescanJob extends Job {

	private static final Duration LOOK = Duration.ofMinutes(1);

	private final Discovery discovery;
	private final HostDiscovery hosts;

	RescanJob(Discovery discovery, HostDiscovery hosts) {
		super("Scan again");
		setSystem(true);
		this.discovery = discovery;
		this.hosts = hosts;
	}

	/** Looks for the first time once the workbench has had time to come up. */
	void soon() {
		schedule(LOOK.toMillis());
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			look(Instant.now());
			schedule(LOOK.toMillis());
		} catch (EnvironmentException e) {
			ILog.get().warn(e.getMessage(), e); // and it is not tried again until the next start
		}
		return Status.OK_STATUS;
	}

	void look(Instant now) throws EnvironmentException {
		Rescan rescan = hosts.rescan().orElse(null);
		if (rescan != null && rescan.isDue(now) && !discovery.isScanning()) {
			// What is due at the next look must not be begun again because this one could not.
			hosts.remember(rescan.begun(now));
			discovery.start(rescan.plan(), rescan.everyHours(), true, addresses -> false);
		}
	}
}
