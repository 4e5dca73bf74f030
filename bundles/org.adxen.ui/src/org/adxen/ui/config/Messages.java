// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.config;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Config_noFile;
	public static String Config_reading;

	static {
		initializeMessages("org.adxen.ui.config.messages", Messages.class);
	}

	private Messages() {
	}
}
