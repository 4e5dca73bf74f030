// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.capacity;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Columns_address;
	public static String Columns_cpu;
	public static String Columns_cpus;
	public static String Columns_domains;
	public static String Columns_domainsTip;
	public static String Columns_free;
	public static String Columns_memory;
	public static String Columns_model;
	public static String Columns_name;
	public static String Columns_pool;
	public static String Columns_software;
	public static String Columns_state;
	public static String Columns_tags;
	public static String Columns_toolstack;
	public static String Columns_used;
	public static String Columns_uuid;
	public static String Columns_xen;
	public static String HostsView_empty;
	public static String HostsView_filterHint;

	static {
		NLS.initializeMessages("org.adxen.ui.capacity.messages", Messages.class);
	}

	private Messages() {
	}
}
