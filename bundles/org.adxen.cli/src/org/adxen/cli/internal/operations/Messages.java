// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Confirmation_declined;
	public static String Confirmation_needsYes;
	public static String Confirmation_question;
	public static String Confirmation_type;
	public static String Confirmation_warning;
	public static String Confirmation_willNot;
	public static String Field_name;
	public static String Field_outcome;
	public static String Field_pool;
	public static String Field_reason;
	public static String Field_result;
	public static String Field_target;
	public static String Field_toolstack;
	public static String Operation_nothingFound;
	public static String Operation_reason;
	public static String Outcome_cancelled;
	public static String Outcome_done;
	public static String Outcome_failed;
	public static String Outcome_refused;
	public static String Outcome_unknown;
	public static String Parameters_bare;
	public static String Parameters_missing;
	public static String Parameters_noPath;
	public static String Parameters_noTemplate;
	public static String Parameters_required;
	public static String Parameters_severalPools;
	public static String Parameters_severalTemplates;
	public static String Run_cancelling;
	public static String Run_noAnswer;
	public static String Run_progress;
	public static String Targeting_host;
	public static String Targeting_namesOrQuery;
	public static String Targeting_noDomain;
	public static String Targeting_noPool;
	public static String Targeting_none;
	public static String Targeting_notOnHost;
	public static String Targeting_plainHost;
	public static String Targeting_pool;
	public static String Targeting_query;
	public static String Targeting_target;

	static {
		initializeMessages("org.adxen.cli.internal.operations.messages", Messages.class);
	}

	private Messages() {
	}
}
