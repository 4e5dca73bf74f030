// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the agent within a guest reports. The simulator keeps the facts about a guest in VM.xenstore_data, where they
 * survive a shutdown and go along with a clone, and shows them as guest metrics while the guest runs.
 */
public final class Guests {

	/** The name of the guest's operating system; a guest without this entry has no agent. */
	public static final String OS = "vm-data/os";
	/** The guest's IPv4 addresses, one a network interface, with spaces between. */
	public static final String ADDRESSES = "vm-data/addresses";
	/** How busy the guest is, from 0 to 1. */
	public static final String LOAD = "vm-data/load";

	private Guests() {
	}

	/** The fields of a VM_guest_metrics record. */
	public static Map<String, Object> report(String uuid, Map<String, String> known) {
		var os = known.get(OS);
		var networks = new LinkedHashMap<String, String>();
		var addresses = known.getOrDefault(ADDRESSES, "").split(" ");
		for (int i = 0; i < addresses.length; i++)
			if (!addresses[i].isEmpty()) {
				networks.put(i + "/ip", addresses[i]);
				networks.put(i + "/ipv4/0", addresses[i]);
			}
		var report = new LinkedHashMap<String, Object>();
		report.put("uuid", uuid);
		report.put("os_version", Map.of("name", os, "distro", os.split(" ")[0].toLowerCase(Locale.ROOT), "uname",
				os.startsWith("Windows") ? "" : "6.1.0-18-amd64"));
		report.put("PV_drivers_version", Map.of("major", "7", "minor", "20", "micro", "0", "build", "0"));
		report.put("PV_drivers_up_to_date", true);
		report.put("PV_drivers_detected", true);
		report.put("networks", networks);
		report.put("other", Map.of("feature-shutdown", "1", "feature-poweroff", "1", "feature-reboot", "1",
				"feature-suspend", "1", "feature-vcpu-hotplug", "1", "feature-balloon", "1", "platform-feature-xs_reset_watches", "1"));
		report.put("last_updated", Instant.now());
		report.put("live", true);
		report.put("can_use_hotplug_vbd", "yes");
		report.put("can_use_hotplug_vif", "yes");
		return report;
	}
}
