// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Fact_address;
	public static String Fact_addresses;
	public static String Fact_changes;
	public static String Fact_connection;
	public static String Fact_coordinator;
	public static String Fact_cpuLoad;
	public static String Fact_cpuModel;
	public static String Fact_description;
	public static String Fact_domains;
	public static String Fact_domainsRunning;
	public static String Fact_domid;
	public static String Fact_ha;
	public static String Fact_host;
	public static String Fact_hosts;
	public static String Fact_kind;
	public static String Fact_label;
	public static String Fact_lastSeen;
	public static String Fact_memory;
	public static String Fact_memoryFree;
	public static String Fact_name;
	public static String Fact_interface;
	public static String Fact_nic;
	public static String Fact_notes;
	public static String Fact_os;
	public static String Fact_pool;
	public static String Fact_processors;
	public static String Fact_product;
	public static String Fact_protected;
	public static String Fact_readOnly;
	public static String Fact_role;
	public static String Fact_state;
	public static String Fact_stateThen;
	public static String Fact_tags;
	public static String Fact_toolstack;
	public static String Fact_upTo;
	public static String Fact_uptime;
	public static String Fact_user;
	public static String Fact_uuid;
	public static String Fact_vcpus;
	public static String Fact_xen;
	public static String Fact_file;
	public static String Fact_member;
	public static String Fact_members;
	public static String Fact_more;
	public static String Fact_policy;
	public static String Fact_problem;
	public static String Fact_stateOn;
	public static String Section_drift;
	public static String Section_group;
	public static String Section_members;
	public static String Section_problems;
	public static String Section_capacity;
	public static String Section_disks;
	public static String Section_general;
	public static String Section_network;
	public static String Section_resources;
	public static String Section_snapshots;
	public static String Section_software;
	public static String Section_toolstack;
	public static String cdrom;
	public static String copyValue;
	public static String loading;
	public static String many;
	public static String no;
	public static String notConnected;
	public static String nothing;
	public static String polled;
	public static String readOnlyDisk;
	public static String told;
	public static String yes;

	static {
		NLS.initializeMessages("org.adxen.ui.properties.messages", Messages.class);
	}

	private Messages() {
	}
}
