// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.demo;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String OpenDemo_absent;
	public static String OpenDemo_title;

	static {
		NLS.initializeMessages("org.adxen.ui.demo.messages", Messages.class);
	}

	private Messages() {
	}
}
