// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String busy;
	public static String changing;
	public static String cloning;
	public static String controlDomain;
	public static String deleting;
	public static String domains;
	public static String driverDomain;
	public static String gone;
	public static String hosts;
	public static String migrating;
	public static String noPool;
	public static String notConnected;
	public static String one;
	public static String pausing;
	public static String pools;
	public static String protectedDomain;
	public static String readOnly;
	public static String rebooting;
	public static String resuming;
	public static String role;
	public static String shuttingDown;
	public static String snapshotting;
	public static String starting;
	public static String suspending;
	public static String toolstackForbids;
	public static String toolstackLacks;
	public static String unpausing;
	public static String unusable;
	public static String warnBusy;
	public static String warnCoordinator;
	public static String warnEvacuating;
	public static String warnHa;
	public static String warnHostNotLive;
	public static String warnLastCoordinator;
	public static String wrongKind;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.check.messages", Messages.class);
	}

	private Messages() {
	}
}
