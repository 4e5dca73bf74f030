// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import org.adxen.fleet.EnvironmentException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Writes to the environment, in the background. What fails is shown by the platform, once, in the environment's own words. */
public final class EnvironmentJob {

	/** Something that writes. */
	@FunctionalInterface
	public interface Write {
		void run() throws EnvironmentException;
	}

	private EnvironmentJob() {
	}

	public static void run(String name, Write write) {
		Job.create(name, monitor -> {
			try {
				write.run();
				return Status.OK_STATUS;
			} catch (EnvironmentException e) {
				return Status.error(e.getMessage(), e.getCause());
			}
		}).schedule();
	}
}
