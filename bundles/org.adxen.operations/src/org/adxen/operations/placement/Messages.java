// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

@NonNullByDefault({})
final class Messages extends NLS {

	public static String homeNotKept;
	public static String nothingAway;
	public static String becauseAnother;
	public static String becauseFewest;
	public static String becauseInUse;
	public static String becauseMostFree;
	public static String becauseUnknownMemory;
	public static String contradiction;
	public static String contradictionRemedy;
	public static String evened;
	public static String goesHome;
	public static String hostInMaintenance;
	public static String hostNotLive;
	public static String hostReadOnly;
	public static String madeRoom;
	public static String moveCancelled;
	public static String moveGone;
	public static String moveStopped;
	public static String moveThere;
	public static String moveUnknown;
	public static String moves;
	public static String noAbility;
	public static String noAbilityRemedy;
	public static String noApart;
	public static String noApartRemedy;
	public static String noHost;
	public static String noHostRemedy;
	public static String noMemory;
	public static String noMemoryRemedy;
	public static String noOrder;
	public static String noPlan;
	public static String noUsable;
	public static String noUsableRemedy;
	public static String notAllowed;
	public static String notAllowedRemedy;
	public static String notThereAnyMore;
	public static String part;
	public static String policyLeftOut;
	public static String running;
	public static String stayPaused;
	public static String stayProtected;
	public static String stays;
	public static String together;
	public static String togetherSplit;
	public static String togetherSplitRemedy;

	static {
		NLS.initializeMessages("org.adxen.operations.placement.messages", Messages.class);
	}

	private Messages() {
	}
}
