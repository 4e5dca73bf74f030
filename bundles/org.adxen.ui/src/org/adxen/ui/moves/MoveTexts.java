// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

/** What the dialog says about each kind of moves; {@code run} with the number of domains. */
record MoveTexts(String title, String heading, String text, String list, String nothing, String run, String runOne) {

	static MoveTexts of(MoveSource source) {
		return switch (source) {
		case MoveSource.OfGroup g -> new MoveTexts(Messages.Rebalance_title, Messages.Rebalance_heading, Messages.Rebalance_text,
				Messages.Rebalance_list, Messages.Rebalance_nothing, Messages.Rebalance_run, Messages.Rebalance_runOne);
		case MoveSource.OfHost h -> new MoveTexts(Messages.WhatIf_title, Messages.WhatIf_heading, Messages.WhatIf_text,
				Messages.WhatIf_list, Messages.WhatIf_nothing, Messages.WhatIf_run, Messages.WhatIf_runOne);
		case MoveSource.Home h -> new MoveTexts(Messages.Home_title, Messages.Home_heading, Messages.Home_text, Messages.Home_list,
				Messages.Home_nothing, Messages.Home_run, Messages.Home_runOne);
		};
	}
}
