// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What xl list -l and xl create -n print: the configuration of domains in libxl's JSON, key by key as 4.17 has it. */
final class GuestJson {

	private static final long NO_DOMID = 4294967295L;

	private GuestJson() {
	}

	/** A domain in the list. */
	static Map<String, Object> listed(Guest guest) {
		var so = new LinkedHashMap<String, Object>();
		so.put("domid", guest.domid);
		so.put("config", guest.domid == 0 ? domainZero(guest) : config(guest.config.named(guest.name), guest.target, true));
		return so;
	}

	private static Map<String, Object> domainZero(Guest guest) {
		var kind = new LinkedHashMap<String, Object>();
		kind.put("type", "pv");
		kind.put("name", guest.name);
		var build = new LinkedHashMap<String, Object>();
		build.put("max_memkb", guest.config.maxMemory());
		build.put("target_memkb", guest.target - 1);
		build.put("sched_params", scheduling());
		build.put("type.pv", Map.of());
		build.put("arch_arm", Map.of());
		build.put("arch_x86", Map.of());
		var so = new LinkedHashMap<String, Object>();
		so.put("c_info", kind);
		so.put("b_info", build);
		return so;
	}

	private static Map<String, Object> scheduling() {
		var so = new LinkedHashMap<String, Object>();
		so.put("sched", "credit2");
		so.put("weight", 256);
		so.put("cap", 0);
		return so;
	}

	/** A configuration, of a domain that lives or in a dry run. */
	static Map<String, Object> config(GuestConfig config, long target, boolean alive) {
		var kind = new LinkedHashMap<String, Object>();
		kind.put("type", config.type());
		kind.put("name", config.name());
		if (alive)
			kind.put("domid", NO_DOMID);
		kind.put("uuid", config.uuid());
		kind.put("run_hotplug_scripts", true);
		var build = new LinkedHashMap<String, Object>();
		build.put("max_vcpus", config.maxVcpus());
		build.put("avail_vcpus", IntStream.range(0, config.vcpus()).boxed().toList());
		if (!config.tscMode().isEmpty())
			build.put("tsc_mode", config.tscMode());
		build.put("max_memkb", config.maxMemory());
		build.put("target_memkb", target);
		if (alive)
			build.put("video_memkb", 0);
		build.put("sched_params", alive ? scheduling() : Map.of());
		build.put("claim_mode", true);
		if (!config.kernel().isEmpty())
			build.put("kernel", config.kernel());
		if (!config.commandLine().isEmpty())
			build.put("cmdline", config.commandLine());
		if (!config.ramdisk().isEmpty())
			build.put("ramdisk", config.ramdisk());
		build.put("type." + config.type(), Map.of());
		build.put("arch_arm", Map.of());
		build.put("arch_x86", alive ? Map.of("msr_relaxed", false) : Map.of());
		var so = new LinkedHashMap<String, Object>();
		so.put("c_info", kind);
		so.put("b_info", build);
		if (!config.disks().isEmpty())
			so.put("disks", disks(config));
		if (!config.nics().isEmpty())
			so.put("nics", nics(config));
		if (!config.onPoweroff().equals("destroy"))
			so.put("on_poweroff", config.onPoweroff());
		so.put("on_reboot", config.onReboot());
		if (!config.onCrash().equals("destroy"))
			so.put("on_crash", config.onCrash());
		so.put("on_soft_reset", "soft_reset");
		return so;
	}

	private static List<Object> disks(GuestConfig config) {
		var so = new ArrayList<>();
		for (GuestConfig.Disk disk : config.disks()) {
			var one = new LinkedHashMap<String, Object>();
			one.put("pdev_path", disk.target());
			one.put("vdev", disk.device());
			one.put("format", disk.format());
			if (disk.cdrom())
				one.put("is_cdrom", 1);
			if (disk.writable())
				one.put("readwrite", 1);
			one.put("colo_restore_enable", false);
			so.add(one);
		}
		return so;
	}

	private static List<Object> nics(GuestConfig config) {
		var so = new ArrayList<>();
		for (int i = 0; i < config.nics().size(); i++) {
			var one = new LinkedHashMap<String, Object>();
			one.put("devid", i);
			one.put("mac", config.nics().get(i).mac());
			one.put("bridge", config.nics().get(i).bridge());
			one.put("nictype", "vif");
			so.add(one);
		}
		return so;
	}
}
