// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Act_delete;
	public static String Act_destroy;
	public static String Act_leftAlone;
	public static String Act_none;
	public static String Act_shutDown;
	public static String Activate_declined;
	public static String Activate_description;
	public static String Activate_goOn;
	public static String Activate_needsYes;
	public static String Activate_plan;
	public static String Activate_question;
	public static String Drift_description;
	public static String Drift_none;
	public static String Field_detail;
	public static String Field_difference;
	public static String Field_host;
	public static String Field_kind;
	public static String Field_member;
	public static String Field_mend;
	public static String Field_phase;
	public static String Field_remedy;
	public static String Group_file;
	public static String Group_noMembers;
	public static String New_description;
	public static String New_done;
	public static String New_exists;
	public static String New_member;
	public static String New_name;
	public static String Phase_CANCELLED;
	public static String Phase_FAILED;
	public static String Phase_GETTING_READY;
	public static String Phase_LEFT_OUT;
	public static String Phase_READY;
	public static String Phase_STARTING;
	public static String Phase_UNKNOWN;
	public static String Phase_WAITING;
	public static String Plan_description;
	public static String Plan_policy;
	public static String Plan_save;
	public static String Plan_unknownPolicy;

	static {
		initializeMessages("org.adxen.cli.internal.group.messages", Messages.class);
	}

	private Messages() {
	}
}
