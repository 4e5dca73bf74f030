// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Columns_address;
	public static String Columns_cpu;
	public static String Columns_domid;
	public static String Columns_group;
	public static String Columns_host;
	public static String Columns_memory;
	public static String Columns_name;
	public static String Columns_notes;
	public static String Columns_os;
	public static String Columns_pool;
	public static String Columns_state;
	public static String Columns_tags;
	public static String Columns_toolstack;
	public static String Columns_uptime;
	public static String Columns_uuid;
	public static String Columns_vcpus;
	public static String DomainsView_empty;
	public static String DomainsView_filterHint;

	static {
		NLS.initializeMessages("org.adxen.ui.domains.messages", Messages.class);
	}

	private Messages() {
	}
}
