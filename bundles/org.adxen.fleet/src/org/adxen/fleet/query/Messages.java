// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String at_position = "";
	public static String bad_number = "";
	public static String bad_regex = "";
	public static String nothing_after = "";
	public static String open_quote = "";
	public static String open_regex = "";
	public static String stray_quote = "";
	public static String unexpected = "";
	public static String unknown_key = "";
	public static String unknown_word = "";

	static {
		NLS.initializeMessages("org.adxen.fleet.query.messages", Messages.class);
	}

	private Messages() {
	}
}
