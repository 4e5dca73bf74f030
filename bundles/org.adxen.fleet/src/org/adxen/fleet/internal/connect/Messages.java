// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String connector_failed;
	public static String no_connector;
	public static String no_load;
	public static String no_password;
	public static String no_pool;
	public static String stopped;
	public static String watch_ended;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.connect.messages", Messages.class);
	}

	private Messages() {
	}
}
