// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.repository;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Repository_choose;
	public static String Repository_empty;
	public static String Repository_folder;
	public static String Repository_here;
	public static String Repository_modified;
	public static String Repository_name;
	public static String Repository_noPlace;
	public static String Repository_notAbsolute;
	public static String Repository_reading;
	public static String Repository_seenAt;
	public static String Repository_size;
	public static String Repository_up;
	public static String cancel;

	static {
		initializeMessages("org.adxen.ui.repository.messages", Messages.class);
	}

	private Messages() {
	}
}
