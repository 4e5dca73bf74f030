// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String broken;
	public static String cannotTell;
	public static String fileHasErrors;
	public static String listenerFailed;
	public static String notATarget;
	public static String notCancelled;
	public static String notJournalled;
	public static String nothingSent;
	public static String outcomeNotJournalled;
	public static String overtaken;
	public static String poolForgotten;
	public static String problemAt;
	public static String programEnded;
	public static String seenNotDone;
	public static String settlingFailed;
	public static String stillRuns;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.run.messages", Messages.class);
	}

	private Messages() {
	}
}
