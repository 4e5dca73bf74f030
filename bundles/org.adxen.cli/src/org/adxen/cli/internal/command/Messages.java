// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Options_environment;
	public static String Options_format;
	public static String Options_help;
	public static String Options_noFormat;
	public static String Options_noNumber;
	public static String Options_pool;
	public static String Options_yes;

	static {
		initializeMessages("org.adxen.cli.internal.command.messages", Messages.class);
	}

	private Messages() {
	}
}
