// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.overview;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String addHost;
	public static String discover;
	public static String openDemo;

	static {
		NLS.initializeMessages("org.adxen.ui.overview.messages", Messages.class);
	}

	private Messages() {
	}
}
