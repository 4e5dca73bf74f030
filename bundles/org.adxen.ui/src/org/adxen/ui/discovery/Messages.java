// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Column_address;
	public static String Column_fingerprint;
	public static String Column_firstSeen;
	public static String Column_kind;
	public static String Column_lastSeen;
	public static String Column_name;
	public static String Column_note;
	public static String Column_standing;
	public static String Column_version;
	public static String Discover_cancel;
	public static String Discover_cancelled;
	public static String Discover_close;
	public static String Discover_exclude;
	public static String Discover_excludeHint;
	public static String Discover_file;
	public static String Discover_fileTip;
	public static String Discover_filterHint;
	public static String Discover_forgetJob;
	public static String Discover_hours;
	public static String Discover_hoursTip;
	public static String Discover_ignore;
	public static String Discover_ignoreJob;
	public static String Discover_large;
	public static String Discover_largeNo;
	public static String Discover_largeYes;
	public static String Discover_left;
	public static String Discover_local;
	public static String Discover_localTip;
	public static String Discover_noneThere;
	public static String Discover_offer;
	public static String Discover_over;
	public static String Discover_pageTitle;
	public static String Discover_password;
	public static String Discover_passwordHint;
	public static String Discover_ports;
	public static String Discover_portsHint;
	public static String Discover_progress;
	public static String Discover_rate;
	public static String Discover_register;
	public static String Discover_remember;
	public static String Discover_rememberJob;
	public static String Discover_resolving;
	public static String Discover_ssh;
	public static String Discover_sshTip;
	public static String Discover_start;
	public static String Discover_targets;
	public static String Discover_targetsHint;
	public static String Discover_targetsTip;
	public static String Discover_text;
	public static String Discover_timeout;
	public static String Discover_title;
	public static String Discover_user;
	public static String News_all;
	public static String News_brief;
	public static String News_changed;
	public static String News_found;
	public static String News_gone;
	public static String RegisterDialog_cancel;
	public static String RegisterDialog_changed;
	public static String RegisterDialog_many;
	public static String RegisterDialog_one;
	public static String RegisterDialog_register;
	public static String RegisterDialog_text;
	public static String RegisterDialog_title;
	public static String Register_cancelled;
	public static String Register_done;
	public static String Register_job;
	public static String Register_member;
	public static String Register_testing;
	public static String Standing_changed;
	public static String Standing_changedText;
	public static String Standing_gone;
	public static String Standing_goneSince;
	public static String Standing_ignored;
	public static String Standing_ignoredText;
	public static String Standing_known;
	public static String Standing_knownAs;
	public static String Standing_new;
	public static String Standing_newText;
	public static String Standing_unregistered;
	public static String Standing_unregisteredText;
	public static String View_again;
	public static String View_againNothing;
	public static String View_copy;
	public static String View_discover;
	public static String View_discoverLink;
	public static String View_empty;
	public static String View_forget;
	public static String View_register;

	static {
		initializeMessages("org.adxen.ui.discovery.messages", Messages.class);
	}

	private Messages() {
	}
}
