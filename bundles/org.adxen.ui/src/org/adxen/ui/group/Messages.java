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
	public static String Drift_elsewhere;
	public static String Drift_extra;
	public static String Drift_halted;
	public static String Drift_many;
	public static String Drift_missing;
	public static String Drift_moreMemory;
	public static String Drift_one;
	public static String Drift_problem;
	public static String Drift_problems;
	public static String Drift_renamed;
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
	public static String Phase_cancelled;
	public static String Phase_failed;
	public static String Phase_gettingReady;
	public static String Phase_leftOut;
	public static String Phase_ready;
	public static String Phase_starting;
	public static String Phase_unknown;
	public static String Phase_waiting;
	public static String Remove_job;
	public static String State_activating;
	public static String State_missing;
	public static String State_running;
	public static String State_unreadable;
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
