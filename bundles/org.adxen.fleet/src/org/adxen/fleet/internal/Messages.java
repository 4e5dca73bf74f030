// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String already_registered;
	public static String internal_error;
	public static String not_registered;
	public static String same_pool;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
