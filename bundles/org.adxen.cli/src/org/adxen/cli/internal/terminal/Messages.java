// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.terminal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Answers_hint;
	public static String Answers_yes;

	static {
		initializeMessages("org.adxen.cli.internal.terminal.messages", Messages.class);
	}

	private Messages() {
	}
}
