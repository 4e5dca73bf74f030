// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String FleetCounts_problem;
	public static String FleetStatus_domains;
	public static String FleetStatus_hosts;
	public static String FleetStatus_oneProblem;
	public static String FleetStatus_oneTask;
	public static String FleetStatus_problems;
	public static String FleetStatus_tasks;

	static {
		NLS.initializeMessages("org.adxen.ui.status.messages", Messages.class);
	}

	private Messages() {
	}
}
