// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Discover_around;
	public static String Discover_changed;
	public static String Discover_declined;
	public static String Discover_description;
	public static String Discover_done;
	public static String Discover_exclude;
	public static String Discover_file;
	public static String Discover_gone;
	public static String Discover_large;
	public static String Discover_largeNoAnswer;
	public static String Discover_new;
	public static String Discover_noNetworks;
	public static String Discover_noTargets;
	public static String Discover_ports;
	public static String Discover_progress;
	public static String Discover_rate;
	public static String Discover_register;
	public static String Discover_sshHosts;
	public static String Discover_sshLogin;
	public static String Discover_target;
	public static String Discover_timeout;
	public static String Field_address;
	public static String Field_fingerprint;
	public static String Field_firstSeen;
	public static String Field_host;
	public static String Field_kind;
	public static String Field_name;
	public static String Field_port;
	public static String Field_registered;
	public static String Field_standing;
	public static String Field_tls;
	public static String Field_version;
	public static String Register_all;
	public static String Register_done;
	public static String Register_member;
	public static String Register_not;
	public static String Standing_changed;
	public static String Standing_ignored;
	public static String Standing_known;
	public static String Standing_new;

	static {
		initializeMessages("org.adxen.cli.internal.discover.messages", Messages.class);
	}

	private Messages() {
	}
}
