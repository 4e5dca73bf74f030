// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String address_bad;
	public static String busy;
	public static String cannot_lock;
	public static String cannot_read;
	public static String cannot_write;
	public static String damaged;
	public static String damaged_cache;
	public static String damaged_previous;
	public static String disk_full;
	public static String group_absent;
	public static String group_damaged;
	public static String group_newer;
	public static String group_no_id;
	public static String group_no_name;
	public static String group_too_large;
	public static String id_missing;
	public static String id_twice;
	public static String interrupted;
	public static String missing_but_previous;
	public static String newer_format;
	public static String not_expected;
	public static String owner;
	public static String owner_unknown;
	public static String too_large;
	public static String torn;

	static {
		NLS.initializeMessages("org.adxen.model.store.messages", Messages.class);
	}

	private Messages() {
	}
}
