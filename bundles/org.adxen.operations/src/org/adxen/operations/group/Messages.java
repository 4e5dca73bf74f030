// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

@NonNullByDefault({})
final class Messages extends NLS {

	public static String activation;
	public static String againstOrder;
	public static String alreadyActive;
	public static String badState;
	public static String cancelledMember;
	public static String cancelledReadiness;
	public static String countTooSmall;
	public static String cycle;
	public static String diskTwice;
	public static String domainNameTwice;
	public static String driftElsewhere;
	public static String driftExtra;
	public static String driftHalted;
	public static String driftMemory;
	public static String driftMissing;
	public static String driftRenamed;
	public static String fileHasErrors;
	public static String groupNameMissing;
	public static String heldUp;
	public static String hostsUnreadable;
	public static String lockUnusable;
	public static String macTwice;
	public static String memberNameMissing;
	public static String memberTwice;
	public static String nameTaken;
	public static String negative;
	public static String noFile;
	public static String noPackage;
	public static String noPath;
	public static String noPlan;
	public static String notComplete;
	public static String notOneGroup;
	public static String notReady;
	public static String notSettled;
	public static String otherPool;
	public static String overrideHasErrors;
	public static String packageInTheWay;
	public static String packageTooLarge;
	public static String part;
	public static String pinUnreadable;
	public static String planOfOther;
	public static String policyUnknown;
	public static String portUnusable;
	public static String readinessUnknown;
	public static String repositoryNotHere;
	public static String runsAlready;
	public static String severalDomains;
	public static String stopped;
	public static String timeoutTooSmall;
	public static String unknownDependency;
	public static String unknownInSet;
	public static String unknownMember;
	public static String useNumber;
	public static String waitsForFailed;
	public static String templateAndFile;
	public static String templateGone;
	public static String templateKeeps;
	public static String templateNeeds;

	static {
		NLS.initializeMessages("org.adxen.operations.group.messages", Messages.class);
	}

	private Messages() {
	}
}
