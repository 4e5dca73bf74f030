// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.repository;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String config_errors = "";
	public static String file_missing = "";
	public static String file_unreadable = "";
	public static String file_wrong_kind = "";
	public static String no_files = "";
	public static String no_folder_here = "";
	public static String not_mounted = "";
	public static String outside = "";
	public static String too_large_here = "";
	public static String unreadable_here = "";

	static {
		NLS.initializeMessages("org.adxen.fleet.repository.messages", Messages.class);
	}

	private Messages() {
	}
}
