// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Column_address;
	public static String Column_fingerprint;
	public static String Column_kind;
	public static String Column_lastSeen;
	public static String Column_name;
	public static String Column_note;
	public static String Column_standing;
	public static String Column_version;
	public static String Discover_badPort;
	public static String Discover_cancel;
	public static String Discover_close;
	public static String Discover_filterHint;
	public static String Discover_ignore;
	public static String Discover_ignoreJob;
	public static String Discover_large;
	public static String Discover_left;
	public static String Discover_local;
	public static String Discover_offer;
	public static String Discover_pageTitle;
	public static String Discover_password;
	public static String Discover_passwordHint;
	public static String Discover_ports;
	public static String Discover_portsHint;
	public static String Discover_progress;
	public static String Discover_rate;
	public static String Discover_register;
	public static String Discover_remember;
	public static String Discover_start;
	public static String Discover_targets;
	public static String Discover_targetsHint;
	public static String Discover_text;
	public static String Discover_title;
	public static String Discover_user;
	public static String Register_cancelled;
	public static String Register_done;
	public static String Register_job;
	public static String Register_testing;
	public static String Standing_changed;
	public static String Standing_ignored;
	public static String Standing_known;
	public static String Standing_new;

	static {
		initializeMessages("org.adxen.ui.discovery.messages", Messages.class);
	}

	private Messages() {
	}
}
