// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String authentication = "";
	public static String bad_fingerprint = "";
	public static String bad_power_state = "";
	public static String bad_size = "";
	public static String cancelled = "";
	public static String identity_changed = "";
	public static String no_file = "";
	public static String not_enough_memory = "";
	public static String not_enough_memory_of = "";
	public static String not_found = "";
	public static String not_supported = "";
	public static String power_crashed = "";
	public static String power_halted = "";
	public static String power_paused = "";
	public static String power_running = "";
	public static String power_suspended = "";
	public static String protocol = "";
	public static String refused = "";
	public static String repository_here_alone = "";
	public static String repository_here_not_absolute = "";
	public static String repository_not_absolute = "";
	public static String state_connected = "";
	public static String state_connecting = "";
	public static String state_connecting_again = "";
	public static String state_lost = "";
	public static String state_needs_password = "";
	public static String state_not_watched = "";
	public static String state_password_refused = "";
	public static String timed_out = "";
	public static String unreachable = "";
	public static String untrusted = "";
	public static String xapi_booting = "";
	public static String xapi_busy = "";
	public static String xapi_ha = "";
	public static String xapi_host_disabled = "";
	public static String xapi_host_not_live = "";
	public static String xapi_licence = "";
	public static String xapi_network = "";
	public static String xapi_no_guest_tools = "";
	public static String xapi_no_hosts = "";
	public static String xapi_role = "";
	public static String xapi_sr_full = "";
	public static String xapi_storage = "";

	static {
		NLS.initializeMessages("org.adxen.fleet.messages", Messages.class);
	}

	private Messages() {
	}
}
