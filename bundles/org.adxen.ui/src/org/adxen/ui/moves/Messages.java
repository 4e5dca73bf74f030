// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Column_domain;
	public static String Column_from;
	public static String Column_memory;
	public static String Column_progress;
	public static String Column_to;
	public static String Column_turn;
	public static String Column_why;
	public static String Home_heading;
	public static String Home_list;
	public static String Home_nothing;
	public static String Home_run;
	public static String Home_runOne;
	public static String Home_text;
	public static String Home_title;
	public static String Line_progress;
	public static String Line_stays;
	public static String Moves_again;
	public static String Moves_back;
	public static String Moves_cancel;
	public static String Moves_close;
	public static String Moves_hosts;
	public static String Moves_oneByOne;
	public static String Moves_oneStays;
	public static String Moves_policy;
	public static String Moves_runningText;
	public static String Moves_stay;
	public static String Phase_cancelled;
	public static String Phase_done;
	public static String Phase_failed;
	public static String Phase_leftOut;
	public static String Phase_moving;
	public static String Phase_unknown;
	public static String Phase_waiting;
	public static String Rebalance_heading;
	public static String Rebalance_list;
	public static String Rebalance_nothing;
	public static String Rebalance_run;
	public static String Rebalance_runOne;
	public static String Rebalance_text;
	public static String Rebalance_title;
	public static String Shown_allMoved;
	public static String Shown_cancelling;
	public static String Shown_partly;
	public static String Shown_planning;
	public static String Shown_running;
	public static String Source_noGroup;
	public static String Source_noHost;
	public static String WhatIf_heading;
	public static String WhatIf_list;
	public static String WhatIf_nothing;
	public static String WhatIf_run;
	public static String WhatIf_runOne;
	public static String WhatIf_text;
	public static String WhatIf_title;

	static {
		NLS.initializeMessages("org.adxen.ui.moves.messages", Messages.class);
	}

	private Messages() {
	}
}
