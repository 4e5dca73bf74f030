// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String cannot_read;
	public static String cannot_write;
	public static String no_address;
	public static String no_probe;
	public static String pool_member;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.discovery.messages", Messages.class);
	}

	private Messages() {
	}
}
