// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.journal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Columns_operation;
	public static String Columns_origin;
	public static String Columns_outcome;
	public static String Columns_reason;
	public static String Columns_targets;
	public static String Columns_when;
	public static String Columns_who;
	public static String Details_ended;
	public static String Details_head;
	public static String Details_reason;
	public static String Journal_copy;
	public static String Journal_details;
	public static String Journal_empty;
	public static String Journal_export;
	public static String Journal_exportFailed;
	public static String Journal_exportIncomplete;
	public static String Journal_exportJob;
	public static String Journal_exportTitle;
	public static String Journal_filterHint;
	public static String Journal_more;
	public static String Journal_undo;
	public static String Journal_undoBy;
	public static String Journal_unreadable;
	public static String State_begun;
	public static String State_cancelled;
	public static String State_done;
	public static String State_failed;
	public static String State_refused;
	public static String State_unknown;

	static {
		NLS.initializeMessages("org.adxen.ui.journal.messages", Messages.class);
	}

	private Messages() {
	}
}
