// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Columns_address;
	public static String Columns_drift;
	public static String Columns_host;
	public static String Columns_hosts;
	public static String Columns_memory;
	public static String Columns_name;
	public static String Columns_pool;
	public static String Columns_pools;
	public static String Columns_state;
	public static String Mend_activate;
	public static String Mend_button;
	public static String Mend_by;
	public static String Mend_byHand;
	public static String Mend_heading;
	public static String Mend_member;
	public static String Mend_message;
	public static String Mend_nothing;
	public static String Mend_operation;
	public static String Mend_title;
	public static String Mend_what;
	public static String Remove_job;
	public static String Tip_more;
	public static String Tip_noDomain;
	public static String View_activate;
	public static String View_collapseAll;
	public static String View_empty;
	public static String View_filterHint;
	public static String View_mend;
	public static String View_new;
	public static String View_open;
	public static String cancel;

	static {
		NLS.initializeMessages("org.adxen.ui.group.messages", Messages.class);
	}

	private Messages() {
	}
}
