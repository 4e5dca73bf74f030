// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.config.DiskSpec;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.config.DomainType;
import org.adxen.xen.config.ShutdownAction;
import org.adxen.xen.config.VifSpec;
import org.adxen.xen.xenapi.internal.session.Lacking;
import org.eclipse.jdt.annotation.Nullable;

/** What a configuration file says of a domain, as xend's VM record (xenapi-facts §4, after xm's converter). */
final class XendMapping {

	private final DomainConfig config;
	private final Lacking lacking;
	private final Map<String, Object> vm = new LinkedHashMap<>();

	private XendMapping(DomainConfig config, Lacking lacking) {
		this.config = config;
		this.lacking = lacking;
	}

	/** The record, and in {@code lacking} what cannot be in it, devices included. */
	static Map<String, Object> record(CreateRequest request, Lacking lacking) {
		var mapping = new XendMapping(request.config(), lacking);
		request.otherKeys().stream().sorted().forEach(lacking::add);
		mapping.identity(request.domainName());
		mapping.boot();
		mapping.actions();
		mapping.scheduling();
		mapping.platform();
		mapping.devices();
		return mapping.vm;
	}

	private void identity(String name) {
		vm.put("name_label", name);
		vm.put("name_description", "");
		vm.put("user_version", 1);
		vm.put("is_a_template", false);
		vm.put("auto_power_on", false);
		put(vm, "uuid", config.uuid());
		vm.put("memory_static_min", 0L);
		vm.put("memory_static_max", Math.max(config.memory().bytes(), config.memory().maxBytes()));
		vm.put("memory_dynamic_min", config.memory().bytes());
		vm.put("memory_dynamic_max", config.memory().bytes());
		vm.put("VCPUs_at_startup", config.vcpus().atStart());
		vm.put("VCPUs_max", Math.max(config.vcpus().atStart(), config.vcpus().max()));
		lacking.ifGiven("driver_domain", config.driverDomain());
	}

	private void boot() {
		DomainConfig.Boot boot = config.boot();
		boolean hvm = config.type() == DomainType.HVM;
		if (config.type() == DomainType.PVH) {
			lacking.add("type \"pvh\" (xend is older than that)");
		}
		vm.put("HVM_boot_policy", hvm ? "BIOS order" : "");
		vm.put("HVM_boot_params", hvm ? Map.of("order", boot.order() == null ? "cd" : text(boot.order())) : Map.of());
		vm.put("PV_kernel", text(boot.kernel()));
		vm.put("PV_ramdisk", text(boot.ramdisk()));
		vm.put("PV_args", text(boot.commandLine()));
		vm.put("PV_bootloader", text(boot.bootloader()));
		vm.put("PV_bootloader_args", String.join(" ", boot.bootloaderArgs()));
		vm.put("PCI_bus", "");
		lacking.ifGiven("firmware", boot.firmware());
	}

	private void actions() {
		DomainConfig.Actions actions = config.actions();
		vm.put("actions_after_shutdown", action("on_poweroff", actions.onPoweroff(), false));
		vm.put("actions_after_reboot", action("on_reboot", actions.onReboot(), false));
		vm.put("actions_after_crash", action("on_crash", actions.onCrash(), true));
		vm.put("actions_after_suspend", "destroy");
		if (actions.onWatchdog() != ShutdownAction.DESTROY) {
			lacking.add("on_watchdog");
		}
		if (actions.onSoftReset() != ShutdownAction.SOFT_RESET) {
			lacking.add("on_soft_reset");
		}
	}

	private String action(String key, ShutdownAction action, boolean crash) {
		boolean known = switch (action) {
		case DESTROY, RESTART -> true;
		case PRESERVE, RENAME_RESTART, COREDUMP_DESTROY, COREDUMP_RESTART -> crash;
		case SOFT_RESET -> false;
		};
		if (!known) {
			lacking.add(key + " \"" + action.word() + '"');
		}
		return switch (action) {
		case COREDUMP_DESTROY -> "coredump_and_destroy";
		case COREDUMP_RESTART -> "coredump_and_restart";
		default -> action.word().replace('-', '_');
		};
	}

	private void scheduling() {
		DomainConfig.Scheduling scheduling = config.scheduling();
		var parameters = new HashMap<String, String>();
		put(parameters, "weight", scheduling.weight());
		put(parameters, "cap", scheduling.cap());
		DomainConfig.Affinity cpus = scheduling.cpus();
		if (cpus != null) {
			for (int vcpu = 0; vcpu < config.vcpus().max(); vcpu++) {
				List<String> ranges = cpus.ranges();
				String range = ranges.get(cpus.perVcpu() ? Math.min(vcpu, ranges.size() - 1) : 0);
				if (range.contains("node")) {
					lacking.add("cpus " + range);
				}
				parameters.put("cpumap" + vcpu, range);
			}
		}
		vm.put("VCPUs_params", parameters);
		put(vm, "pool_name", scheduling.pool());
		lacking.ifGiven("cpus_soft", scheduling.cpusSoft());
	}

	private void platform() {
		DomainConfig.Platform machine = config.platform();
		var platform = new HashMap<String, String>();
		flag(platform, "acpi", machine.acpi());
		flag(platform, "apic", machine.apic());
		flag(platform, "pae", machine.pae());
		flag(platform, "hap", machine.hap());
		flag(platform, "nestedhvm", machine.nestedHvm());
		flag(platform, "localtime", machine.localTime());
		flag(platform, "usb", machine.usb());
		flag(platform, "nomigrate", config.noMigrate());
		put(platform, "rtc_timeoffset", machine.rtcTimeOffset());
		put(platform, "timer_mode", machine.timerMode());
		put(platform, "tsc_mode", machine.tscMode());
		List<String> viridian = machine.viridian();
		if (viridian != null) {
			flag(platform, "viridian", !viridian.isEmpty());
		}
		if (machine.serial().size() == 1) {
			platform.put("serial", machine.serial().get(0));
		} else {
			lacking.ifGiven("serial (more than one)", machine.serial());
		}
		if (machine.usbDevices().size() == 1) {
			platform.put("usbdevice", machine.usbDevices().get(0));
		} else {
			lacking.ifGiven("usbdevice (more than one)", machine.usbDevices());
		}
		String vga = machine.vga();
		if (vga != null) {
			flag(platform, "stdvga", vga.startsWith("std"));
		}
		Long videoRam = machine.videoRam();
		put(platform, "videoram", videoRam == null ? null : videoRam >> 20);
		config.vfbs().forEach(vfb -> put(platform, "keymap", vfb.keymap()));
		DomainConfig.DeviceModel model = config.deviceModel();
		put(platform, "device_model", model.override());
		lacking.ifGiven("device_model_version", model.version());
		lacking.ifGiven("device_model_stubdomain_override", model.stubdomain());
		lacking.ifGiven("device_model_user", model.user());
		lacking.ifGiven("device_model_args", model.args());
		lacking.ifGiven("device_model_args_pv", model.argsPv());
		lacking.ifGiven("device_model_args_hvm", model.argsHvm());
		vm.put("platform", platform);
		vm.put("other_config", Map.of());
		lacking.ifGiven("pci", config.pci());
	}

	private void devices() {
		for (DiskSpec disk : config.disks()) {
			String name = "disk " + disk.device();
			lacking.ifGiven(name + ": backend domain", disk.backendDomain());
			lacking.ifGiven(name + ": script", disk.script());
			lacking.ifGiven(name + ": direct-io-safe", disk.directIoSafe());
			lacking.ifGiven(name + ": discard", disk.discard());
			if (disk.format() != DiskSpec.Format.RAW && disk.format() != DiskSpec.Format.EMPTY) {
				lacking.add(name + ": format " + disk.format().name().toLowerCase(Locale.ROOT));
			}
		}
		int number = 0;
		for (VifSpec vif : config.vifs()) {
			String name = "vif " + number++;
			lacking.ifGiven(name + ": model", vif.model());
			lacking.ifGiven(name + ": vifname", vif.name());
			lacking.ifGiven(name + ": script", vif.script());
			lacking.ifGiven(name + ": ip", vif.ip());
			lacking.ifGiven(name + ": gatewaydev", vif.gatewayDevice());
			lacking.ifGiven(name + ": backend", vif.backendDomain());
			lacking.ifGiven(name + ": rate", vif.rate());
			vif.others().keySet().stream().sorted().forEach(key -> lacking.add(name + ": " + key));
		}
	}

	private static void flag(Map<String, String> map, String key, @Nullable Boolean value) {
		if (value != null) {
			map.put(key, value ? "1" : "0");
		}
	}

	private static void put(Map<String, ? super String> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value.toString());
		}
	}

	private static String text(@Nullable String value) {
		return value == null ? "" : value;
	}
}
