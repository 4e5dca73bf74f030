// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Help_environment;
	public static String Help_exitCodes;
	public static String Help_formats;
	public static String Help_query;
	public static String Help_start;
	public static String Help_topics;
	public static String Help_usage;
	public static String Help_verbs;
	public static String OsgiServices_missing;
	public static String Twin_interrupted;
	public static String Twin_mistake;
	public static String Twin_noFolder;
	public static String Twin_output;
	public static String Usage_missing;
	public static String Usage_nearest;
	public static String Usage_needsSecond;
	public static String Usage_noValue;
	public static String Usage_password;
	public static String Usage_see;
	public static String Usage_tooMany;
	public static String Usage_twice;
	public static String Usage_unknownCommand;
	public static String Usage_unknownOption;

	static {
		initializeMessages("org.adxen.cli.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
