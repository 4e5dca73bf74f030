// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Add_address;
	public static String Add_description;
	public static String Add_done;
	public static String Add_doneAsSshSays;
	public static String Add_fingerprint;
	public static String Add_known;
	public static String Add_label;
	public static String Add_noRemember;
	public static String Add_testing;
	public static String Add_untrusted;
	public static String Add_user;
	public static String Connecting_lost;
	public static String Connecting_noPassword;
	public static String Connecting_not;
	public static String Connecting_password;
	public static String Connecting_progress;
	public static String Connecting_refused;
	public static String Connecting_refusedAskAgain;
	public static String Connecting_untrusted;
	public static String Field_address;
	public static String Field_coordinator;
	public static String Field_cpuLoad;
	public static String Field_cpuModel;
	public static String Field_cpus;
	public static String Field_domains;
	public static String Field_ha;
	public static String Field_hosts;
	public static String Field_id;
	public static String Field_label;
	public static String Field_memory;
	public static String Field_memoryFree;
	public static String Field_name;
	public static String Field_pool;
	public static String Field_poolId;
	public static String Field_readOnly;
	public static String Field_running;
	public static String Field_seen;
	public static String Field_software;
	public static String Field_stale;
	public static String Field_state;
	public static String Field_tags;
	public static String Field_toolstack;
	public static String Field_user;
	public static String Field_xenVersion;
	public static String HostsList_description;
	public static String HostsList_none;
	public static String Keyring_again;
	public static String Keyring_ask;
	public static String Keyring_create;
	public static String Keyring_differ;
	public static String Keyring_new;
	public static String Keyring_wrong;
	public static String Log_description;
	public static String One_target;
	public static String Password_description;
	public static String Password_stored;
	public static String Passwords_none;
	public static String Pools_parameter;
	public static String Remove_declined;
	public static String Remove_description;
	public static String Remove_done;
	public static String Remove_needsYes;
	public static String Remove_question;
	public static String State_connected;
	public static String State_connecting;
	public static String State_enabled;
	public static String State_evacuating;
	public static String State_lost;
	public static String State_maintenance;
	public static String State_needsPassword;
	public static String State_needsTrust;
	public static String State_notLive;
	public static String State_notWatched;
	public static String State_unreachable;
	public static String TrustCommand_already;
	public static String TrustCommand_description;
	public static String TrustCommand_done;
	public static String TrustCommand_fingerprint;
	public static String TrustCommand_not;
	public static String Trust_before;
	public static String Trust_changed;
	public static String Trust_new;
	public static String Trust_notGiven;
	public static String Trust_other;
	public static String Trust_question;
	public static String Trust_subject;
	public static String Trust_valid;

	static {
		initializeMessages("org.adxen.cli.internal.hosts.messages", Messages.class);
	}

	private Messages() {
	}
}
