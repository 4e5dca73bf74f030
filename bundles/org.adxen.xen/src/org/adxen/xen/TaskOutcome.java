// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/** What became of a task that was begun earlier, perhaps by an earlier run of the program. */
public sealed interface TaskOutcome {

	/** It is still being done; it can be awaited again. */
	record Running(XenTask task) implements TaskOutcome {
	}

	/** Done. */
	record Succeeded(String result) implements TaskOutcome {
	}

	/** Failed or was cancelled. */
	record Failed(XenException why) implements TaskOutcome {
	}

	/** The toolstack does not remember; look at the state instead. */
	record Forgotten() implements TaskOutcome {
	}
}
