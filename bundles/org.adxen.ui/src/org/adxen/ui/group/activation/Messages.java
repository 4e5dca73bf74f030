// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Activate_activate;
	public static String Activate_again;
	public static String Activate_cancel;
	public static String Activate_choose;
	public static String Activate_chooseTitle;
	public static String Activate_close;
	public static String Activate_goOn;
	public static String Activate_heading;
	public static String Activate_hosts;
	public static String Activate_moveTo;
	public static String Activate_noGroup;
	public static String Activate_plan;
	public static String Activate_planFile;
	public static String Activate_planFiles;
	public static String Activate_policy;
	public static String Activate_retry;
	public static String Activate_rollBack;
	public static String Activate_runningText;
	public static String Activate_save;
	public static String Activate_saveTitle;
	public static String Activate_saved;
	public static String Activate_savedTitle;
	public static String Activate_text;
	public static String Activate_title;
	public static String Phase_cancelled;
	public static String Phase_failed;
	public static String Phase_gettingReady;
	public static String Phase_leftOut;
	public static String Phase_ready;
	public static String Phase_starting;
	public static String Phase_unknown;
	public static String Phase_waiting;
	public static String Plan_byHand;
	public static String Plan_host;
	public static String Plan_member;
	public static String Plan_memory;
	public static String Plan_moveTo;
	public static String Plan_moveToHost;
	public static String Plan_progress;
	public static String Plan_progressTitle;
	public static String Plan_why;
	public static String Session_noRetry;
	public static String Session_notSaved;
	public static String Shown_allReady;
	public static String Shown_cancelled;
	public static String Shown_cancelling;
	public static String Shown_failed;
	public static String Shown_fitNot;
	public static String Shown_leftOut;
	public static String Shown_noHost;
	public static String Shown_noMember;
	public static String Shown_oneFitsNot;
	public static String Shown_partly;
	public static String Shown_problem;
	public static String Shown_problems;
	public static String Shown_reading;
	public static String Shown_running;
	public static String Shown_unknown;

	static {
		NLS.initializeMessages("org.adxen.ui.group.activation.messages", Messages.class);
	}

	private Messages() {
	}
}
