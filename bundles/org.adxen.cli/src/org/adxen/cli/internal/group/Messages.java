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
	public static String Activate_notRolledBack;
	public static String Activate_plan;
	public static String Activate_question;
	public static String Activate_questionOne;
	public static String Activate_rollBack;
	public static String Activate_rollBackOne;
	public static String Activate_rollBackQuestion;
	public static String Activate_rolledBack;
	public static String Activate_rolledBackOne;
	public static String Check_description;
	public static String Check_none;
	public static String Drift_description;
	public static String Drift_none;
	public static String Field_after;
	public static String Field_description;
	public static String Field_detail;
	public static String Field_difference;
	public static String Field_domain;
	public static String Field_drifts;
	public static String Field_file;
	public static String Field_from;
	public static String Field_host;
	public static String Field_hosts;
	public static String Field_id;
	public static String Field_kind;
	public static String Field_member;
	public static String Field_members;
	public static String Field_memory;
	public static String Field_mend;
	public static String Field_name;
	public static String Field_notes;
	public static String Field_order;
	public static String Field_phase;
	public static String Field_policy;
	public static String Field_problem;
	public static String Field_remedy;
	public static String Field_running;
	public static String Field_tags;
	public static String Field_to;
	public static String Field_vcpus;
	public static String File_add;
	public static String File_notKnown;
	public static String File_remove;
	public static String Group_ambiguous;
	public static String Group_file;
	public static String Group_noMembers;
	public static String Group_unknown;
	public static String List_description;
	public static String List_none;
	public static String Move_DONE;
	public static String Move_MOVING;
	public static String Move_declined;
	public static String Move_dryRun;
	public static String Move_needsYes;
	public static String Move_oneByOne;
	public static String Move_question;
	public static String Move_questionOne;
	public static String Move_stays;
	public static String New_description;
	public static String New_done;
	public static String New_doneOne;
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
	public static String Plan_hosts;
	public static String Plan_line;
	public static String Plan_move;
	public static String Plan_noHosts;
	public static String Plan_noMember;
	public static String Plan_noMove;
	public static String Plan_policy;
	public static String Plan_save;
	public static String Plan_unknownPolicy;
	public static String Rebalance_description;
	public static String Rebalance_none;
	public static String Show_description;
	public static String Show_members;
	public static String Show_missing;
	public static String Show_problems;
	public static String Step_line;
	public static String WhatIf_description;
	public static String WhatIf_empty;
	public static String WhatIf_evacuate;
	public static String WhatIf_host;
	public static String WhatIf_hostOrReturn;
	public static String WhatIf_nothingToReturn;
	public static String WhatIf_policy;
	public static String WhatIf_return;
	public static String WhatIf_save;

	static {
		initializeMessages("org.adxen.cli.internal.group.messages", Messages.class);
	}

	private Messages() {
	}
}
