// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String deleteNeeds;
	public static String elsewhere;
	public static String forceRebootNeeds;
	public static String forceShutDownNeeds;
	public static String hostDisabledAlready;
	public static String hostDoesNotAnswer;
	public static String hostEnabledAlready;
	public static String hostEvacuating;
	public static String imageInUse;
	public static String lastSeenElsewhere;
	public static String maintenanceHalfDone;
	public static String maintenanceNeedsRefuge;
	public static String maintenanceProtected;
	public static String memoryAboveMax;
	public static String memoryNeedsSize;
	public static String migrateNeeds;
	public static String migrateNeedsAnotherHost;
	public static String migrateNeedsAnotherPlainHost;
	public static String migrateOtherPool;
	public static String migrateOtherToolstack;
	public static String migrateThere;
	public static String noCreate;
	public static String noFiles;
	public static String noHostPath;
	public static String noMaintenance;
	public static String noPath;
	public static String noSuchTemplate;
	public static String noTemplates;
	public static String noUpload;
	public static String notProtected;
	public static String pauseNeeds;
	public static String protectedAlready;
	public static String protectedByKind;
	public static String rebootNeeds;
	public static String renameNeedsName;
	public static String renameSame;
	public static String resizeNeeds;
	public static String resumeNeeds;
	public static String roleLacks;
	public static String shutDownNeeds;
	public static String startNeeds;
	public static String startNeedsNotSuspended;
	public static String suspendNeeds;
	public static String thereAlready;
	public static String unpauseNeeds;
	public static String vcpusAboveMax;
	public static String vcpusNeedNumber;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.builtin.messages", Messages.class);
	}

	private Messages() {
	}
}
