// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String claimed;
	public static String crashed;
	public static String halted;
	public static String hostInMaintenance;
	public static String hostNotLive;
	public static String inUse;
	public static String inUseLastSeen;
	public static String memoryUnreadable;
	public static String memoryUnwritable;
	public static String noMemoryAnywhere;
	public static String noMemoryOn;
	public static String noSuchHost;
	public static String noUsableHost;
	public static String notOnHost;
	public static String paused;
	public static String running;
	public static String suspended;
	public static String twice;
	public static String unknown;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.placement.messages", Messages.class);
	}

	private Messages() {
	}
}
