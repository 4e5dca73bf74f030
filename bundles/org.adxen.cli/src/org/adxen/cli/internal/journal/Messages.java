// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.journal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Field_begun;
	public static String Field_detail;
	public static String Field_ended;
	public static String Field_id;
	public static String Field_operation;
	public static String Field_operationId;
	public static String Field_origin;
	public static String Field_outcome;
	public static String Field_parameters;
	public static String Field_reason;
	public static String Field_target;
	public static String Field_targetId;
	public static String Field_task;
	public static String Field_who;
	public static String Journal_description;
	public static String Journal_limit;
	public static String Journal_limited;
	public static String Journal_none;
	public static String Journal_settle;
	public static String Journal_since;
	public static String Journal_text;
	public static String Journal_unreadable;
	public static String Moment_none;
	public static String State_begun;
	public static String State_cancelled;
	public static String State_done;
	public static String State_failed;
	public static String State_refused;
	public static String State_unknown;

	static {
		initializeMessages("org.adxen.cli.internal.journal.messages", Messages.class);
	}

	private Messages() {
	}
}
