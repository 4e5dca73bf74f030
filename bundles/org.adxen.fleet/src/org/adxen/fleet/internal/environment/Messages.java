// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.environment;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String address_registered;
	public static String folder_read_only;
	public static String open_elsewhere;
	public static String pool_gone;
	public static String pool_registered;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.environment.messages", Messages.class);
	}

	private Messages() {
	}
}
