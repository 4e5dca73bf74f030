// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Texts_ago;
	public static String Texts_no;
	public static String Texts_now;
	public static String Texts_yes;

	static {
		initializeMessages("org.adxen.cli.internal.output.messages", Messages.class);
	}

	private Messages() {
	}
}
