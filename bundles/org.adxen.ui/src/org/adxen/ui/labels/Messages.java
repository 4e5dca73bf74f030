// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {

	public static String Connection_changed;
	public static String Connection_connected;
	public static String Connection_connecting;
	public static String Connection_connectingAgain;
	public static String Connection_lost;
	public static String Connection_needsPassword;
	public static String Connection_needsTrust;
	public static String Connection_notWatched;
	public static String Connection_passwordRefused;

	public static String Domain_control;
	public static String Domain_driver;
	public static String Domain_ordinary;

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
	public static String Group_activating;
	public static String Group_noDomain;
	public static String Group_running;
	public static String Group_unreadable;
	public static String Phase_cancelled;
	public static String Phase_failed;
	public static String Phase_gettingReady;
	public static String Phase_leftOut;
	public static String Phase_ready;
	public static String Phase_starting;
	public static String Phase_unknown;
	public static String Phase_waiting;

	public static String Host_enabled;
	public static String Host_evacuating;
	public static String Host_maintenance;
	public static String Host_notLive;

	public static String Parameter;
	public static String Parameter_no;
	public static String Parameter_yes;
	public static String State_crashed;
	public static String State_deleting;
	public static String State_halted;
	public static String State_migrating;
	public static String State_paused;
	public static String State_pausing;
	public static String State_rebooting;
	public static String State_resuming;
	public static String State_running;
	public static String State_shuttingDown;
	public static String State_snapshotting;
	public static String State_stale;
	public static String State_starting;
	public static String State_suspended;
	public static String State_suspending;
	public static String State_unknown;
	public static String State_unpausing;

	public static String Values_ago;
	public static String Values_days;
	public static String Values_hours;
	public static String Values_justNow;
	public static String Values_minutes;
	public static String Values_seconds;
	public static String Values_wholeDays;
	public static String Values_wholeHours;

	static {
		NLS.initializeMessages("org.adxen.ui.labels.messages", Messages.class);
	}

	private Messages() {
	}
}
