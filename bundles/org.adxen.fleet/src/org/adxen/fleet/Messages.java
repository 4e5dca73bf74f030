// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String bad_fingerprint = "";

	static {
		NLS.initializeMessages("org.adxen.fleet.messages", Messages.class);
	}

	private Messages() {
	}
}
