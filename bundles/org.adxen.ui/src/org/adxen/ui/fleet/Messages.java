// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String FleetLabels_readOnly;
	public static String FleetLabels_seen;
	public static String FleetView_addHost;
	public static String FleetView_discover;
	public static String FleetView_collapseAll;
	public static String FleetView_empty;
	public static String FleetView_filterHint;
	public static String FleetView_openDemo;
	public static String FleetView_readOnly;
	public static String FleetView_unreadable;

	static {
		NLS.initializeMessages("org.adxen.ui.fleet.messages", Messages.class);
	}

	private Messages() {
	}
}
