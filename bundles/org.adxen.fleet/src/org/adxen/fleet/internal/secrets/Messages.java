// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String cannot_read;
	public static String cannot_write;
	public static String damaged;
	public static String file_open_to_others;
	public static String file_unreadable;
	public static String no_password;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.secrets.messages", Messages.class);
	}

	private Messages() {
	}
}
