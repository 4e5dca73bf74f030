// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Console_description;
	public static String Field_addresses;
	public static String Field_allowed;
	public static String Field_cdrom;
	public static String Field_cpuLoad;
	public static String Field_current;
	public static String Field_description;
	public static String Field_device;
	public static String Field_domid;
	public static String Field_host;
	public static String Field_hostId;
	public static String Field_kind;
	public static String Field_labels;
	public static String Field_mac;
	public static String Field_memory;
	public static String Field_memoryMax;
	public static String Field_name;
	public static String Field_network;
	public static String Field_notes;
	public static String Field_os;
	public static String Field_pool;
	public static String Field_poolId;
	public static String Field_protected;
	public static String Field_seen;
	public static String Field_size;
	public static String Field_stale;
	public static String Field_state;
	public static String Field_tags;
	public static String Field_taken;
	public static String Field_target;
	public static String Field_toolstack;
	public static String Field_uptime;
	public static String Field_uuid;
	public static String Field_vcpus;
	public static String Field_vcpusMax;
	public static String Field_writable;
	public static String Kind_control;
	public static String Kind_driver;
	public static String Kind_ordinary;
	public static String List_description;
	public static String List_hosts;
	public static String List_noQueryHere;
	public static String List_noneFound;
	public static String List_noneHosts;
	public static String List_nonePools;
	public static String List_noneYet;
	public static String List_oneKind;
	public static String List_pools;
	public static String List_query;
	public static String Show_description;
	public static String Show_disks;
	public static String Show_hosts;
	public static String Show_nics;
	public static String Show_noDetails;
	public static String Show_pools;
	public static String Show_snapshots;
	public static String Show_target;
	public static String State_crashed;
	public static String State_deleting;
	public static String State_halted;
	public static String State_migrating;
	public static String State_paused;
	public static String State_pausing;
	public static String State_rebooting;
	public static String State_resuming;
	public static String State_running;
	public static String State_shuttingDown;
	public static String State_snapshotting;
	public static String State_starting;
	public static String State_suspended;
	public static String State_suspending;
	public static String State_unknown;
	public static String State_unpausing;

	static {
		initializeMessages("org.adxen.cli.internal.domains.messages", Messages.class);
	}

	private Messages() {
	}
}
