// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.simulate;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Field_address;
	public static String Field_fingerprint;
	public static String Field_name;
	public static String Field_password;
	public static String Field_user;
	public static String Simulate_absent;
	public static String Simulate_description;
	public static String Simulate_empty;
	public static String Simulate_hosts;
	public static String Simulate_network;
	public static String Simulate_networkOrPort;
	public static String Simulate_oneOf;
	public static String Simulate_pools;
	public static String Simulate_port;
	public static String Simulate_running;
	public static String Simulate_scenario;
	public static String Simulate_seed;
	public static String Simulate_stopped;
	public static String Simulate_toolstack;
	public static String Simulate_toolstack_unknown;
	public static String Simulate_vms;

	static {
		initializeMessages("org.adxen.cli.internal.simulate.messages", Messages.class);
	}

	private Messages() {
	}
}
