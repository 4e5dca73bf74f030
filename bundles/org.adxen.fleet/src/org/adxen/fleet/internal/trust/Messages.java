// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.trust;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String cannot_read;
	public static String cannot_write;
	public static String not_understood;

	static {
		NLS.initializeMessages("org.adxen.fleet.internal.trust.messages", Messages.class);
	}

	private Messages() {
	}
}
