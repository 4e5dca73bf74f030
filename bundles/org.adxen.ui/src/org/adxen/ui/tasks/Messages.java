// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tasks;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Outcome_cancelled;
	public static String Outcome_cancelledCount;
	public static String Outcome_cancelledWith;
	public static String Outcome_done;
	public static String Outcome_doneOf;
	public static String Outcome_failed;
	public static String Outcome_refused;
	public static String Outcome_unknown;
	public static String Outcome_waiting;
	public static String Tasks_cancel;
	public static String Tasks_copy;
	public static String Tasks_empty;
	public static String Tasks_many;
	public static String Tasks_one;
	public static String Tasks_progress;
	public static String Tasks_retry;
	public static String Tasks_reveal;
	public static String Tasks_started;
	public static String Tasks_state;
	public static String Tasks_task;

	static {
		NLS.initializeMessages("org.adxen.ui.tasks.messages", Messages.class);
	}

	private Messages() {
	}
}
