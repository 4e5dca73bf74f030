// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Hosts_cpu;
	public static String Hosts_domains;
	public static String Hosts_free;
	public static String Hosts_freeThen;
	public static String Hosts_host;
	public static String Hosts_members;
	public static String Hosts_memory;
	public static String Hosts_memoryUnknown;
	public static String Hosts_tip;
	public static String Hosts_tipUnknown;
	public static String Plan_reason;

	static {
		NLS.initializeMessages("org.adxen.ui.placement.messages", Messages.class);
	}

	private Messages() {
	}
}
