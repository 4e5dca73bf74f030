// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.config.DomainConfig.Affinity;
import org.adxen.xen.config.DomainType;
import org.adxen.xen.config.ShutdownAction;
import org.adxen.xen.config.VfbSpec;
import org.adxen.xen.xenapi.internal.session.Lacking;
import org.eclipse.jdt.annotation.Nullable;

/** What a configuration file says of a domain, without its disks and interfaces, as the fields of a VM record (xenapi-facts §4). */
final class ConfigMapping {

	/** Boot loaders are known to XAPI by name; files have the path. */
	private static final List<String> BOOTLOADERS = List.of("pygrub", "eliloader");
	private static final Map<String, String> TSC_MODES = Map.of("default", "0", "always_emulate", "1", "native", "2",
			"native_paravirt", "3");
	private static final Map<String, String> VGAS = Map.of("stdvga", "std", "std", "std", "cirrus", "cirrus");

	private final DomainConfig config;
	private final Lacking lacking;
	private final Map<String, Object> vm = new HashMap<>();
	private final Map<String, String> platform = new HashMap<>();
	private final Map<String, String> otherConfig = new HashMap<>();

	private ConfigMapping(DomainConfig config, Lacking lacking) {
		this.config = config;
		this.lacking = lacking;
	}

	/** The record, and in {@code lacking} what cannot be in it. */
	static Map<String, Object> record(CreateRequest request, Lacking lacking) {
		var mapping = new ConfigMapping(request.config(), lacking);
		request.otherKeys().stream().sorted().forEach(lacking::add);
		mapping.identity(request.domainName());
		mapping.otherConfig.putAll(request.labels());
		mapping.resources();
		mapping.boot();
		mapping.actions();
		mapping.scheduling();
		mapping.machine();
		mapping.consoles();
		mapping.rest();
		return mapping.vm;
	}

	private void identity(String name) {
		vm.put("name_label", name);
		vm.put("name_description", "");
		vm.put("user_version", 1);
		vm.put("is_a_template", false);
		vm.put("affinity", Records.NULL_REF);
		vm.put("PCI_bus", "");
		vm.put("recommendations", "");
		lacking.ifGiven("uuid (the pool chooses its own)", config.uuid());
		lacking.ifGiven("driver_domain", config.driverDomain());
	}

	private void resources() {
		long bytes = config.memory().bytes();
		vm.put("memory_static_min", 0L);
		vm.put("memory_dynamic_min", bytes);
		vm.put("memory_dynamic_max", bytes);
		vm.put("memory_static_max", Math.max(bytes, config.memory().maxBytes()));
		vm.put("VCPUs_at_startup", config.vcpus().atStart());
		vm.put("VCPUs_max", Math.max(config.vcpus().atStart(), config.vcpus().max()));
	}

	private void boot() {
		DomainConfig.Boot boot = config.boot();
		boolean hvm = config.type() == DomainType.HVM;
		vm.put("domain_type", config.type().word());
		vm.put("HVM_boot_policy", hvm ? "BIOS order" : "");
		var parameters = new HashMap<String, String>();
		if (hvm) {
			parameters.put("order", boot.order() == null ? "cd" : boot.order());
			firmware(boot, parameters);
			lacking.ifGiven("kernel (an HVM domain boots from its disks)", boot.kernel());
			lacking.ifGiven("ramdisk (an HVM domain boots from its disks)", boot.ramdisk());
			lacking.ifGiven("cmdline (an HVM domain boots from its disks)", boot.commandLine());
			lacking.ifGiven("bootloader (an HVM domain boots from its disks)", boot.bootloader());
		} else {
			lacking.ifGiven("boot (only HVM domains have an order)", boot.order());
			lacking.ifGiven("firmware (only HVM domains have one)", boot.firmware());
		}
		vm.put("HVM_boot_params", parameters);
		vm.put("PV_kernel", hvm ? "" : text(boot.kernel()));
		vm.put("PV_ramdisk", hvm ? "" : text(boot.ramdisk()));
		vm.put("PV_args", hvm ? "" : text(boot.commandLine()));
		vm.put("PV_bootloader", hvm ? "" : bootloader(boot.bootloader()));
		vm.put("PV_bootloader_args", String.join(" ", boot.bootloaderArgs()));
		vm.put("PV_legacy_args", "");
	}

	private void firmware(DomainConfig.Boot boot, Map<String, String> parameters) {
		String firmware = boot.firmware();
		if (boot.uefi()) {
			parameters.put("firmware", "uefi");
		} else if (firmware != null && (firmware.equals("bios") || firmware.equals("seabios"))) {
			parameters.put("firmware", "bios");
		} else {
			lacking.ifGiven("firmware \"" + firmware + '"', firmware);
		}
	}

	private String bootloader(@Nullable String path) {
		if (path == null) {
			return "";
		}
		String name = path.substring(path.lastIndexOf('/') + 1);
		if (!BOOTLOADERS.contains(name)) {
			lacking.add("bootloader \"" + path + '"');
		}
		return name;
	}

	private void actions() {
		DomainConfig.Actions actions = config.actions();
		vm.put("actions_after_shutdown", normalExit("on_poweroff", actions.onPoweroff()));
		vm.put("actions_after_reboot", normalExit("on_reboot", actions.onReboot()));
		vm.put("actions_after_crash", switch (actions.onCrash()) {
		case DESTROY -> "destroy";
		case RESTART -> "restart";
		case RENAME_RESTART -> "rename_restart";
		case PRESERVE -> "preserve";
		case COREDUMP_DESTROY -> "coredump_and_destroy";
		case COREDUMP_RESTART -> "coredump_and_restart";
		case SOFT_RESET -> {
			lacking.add("on_crash \"soft-reset\"");
			yield "destroy";
		}
		});
		if (actions.onWatchdog() != ShutdownAction.DESTROY) {
			lacking.add("on_watchdog");
		}
		switch (actions.onSoftReset()) {
		case SOFT_RESET -> {
			// the default of both
		}
		case DESTROY, RESTART, PRESERVE -> vm.put("actions_after_softreboot", actions.onSoftReset().word());
		default -> lacking.add("on_soft_reset \"" + actions.onSoftReset().word() + '"');
		}
	}

	private String normalExit(String key, ShutdownAction action) {
		if (action != ShutdownAction.DESTROY && action != ShutdownAction.RESTART) {
			lacking.add(key + " \"" + action.word() + '"');
		}
		return action.word();
	}

	private void scheduling() {
		DomainConfig.Scheduling scheduling = config.scheduling();
		var parameters = new HashMap<String, String>();
		put(parameters, "weight", scheduling.weight());
		put(parameters, "cap", scheduling.cap());
		Affinity cpus = scheduling.cpus();
		if (cpus != null) {
			String mask = cpus.perVcpu() || cpus.ranges().size() != 1 ? null : mask(cpus.ranges().get(0));
			if (mask == null) {
				lacking.add("cpus " + String.join(" ", cpus.ranges()) + " (only one list of numbers for all vCPUs)");
			} else if (!mask.isEmpty()) {
				parameters.put("mask", mask);
			}
		}
		lacking.ifGiven("cpus_soft", scheduling.cpusSoft());
		lacking.ifGiven("pool (CPU pools)", scheduling.pool());
		vm.put("VCPUs_params", parameters);
	}

	/** The numbers in a range such as {@code 0-3,^2}; empty for all; null when it is not made of numbers. */
	private static @Nullable String mask(String range) {
		var numbers = new TreeSet<Integer>();
		for (String part : range.split(",")) {
			boolean except = part.startsWith("^");
			String[] ends = (except ? part.substring(1) : part).strip().split("-");
			if (part.equals("all") && range.equals("all")) {
				return "";
			}
			if (ends.length > 2 || !String.join("", ends).matches("[0-9]{1,8}")) {
				return null;
			}
			for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]) && cpu < 4096; cpu++) {
				if (except) {
					numbers.remove(cpu);
				} else {
					numbers.add(cpu);
				}
			}
		}
		return String.join(",", numbers.stream().map(String::valueOf).toList());
	}

	private void machine() {
		DomainConfig.Platform machine = config.platform();
		put(platform, "acpi", machine.acpi());
		put(platform, "apic", machine.apic());
		put(platform, "pae", machine.pae());
		put(platform, "nested-virt", machine.nestedHvm());
		put(platform, "timeoffset", machine.rtcTimeOffset());
		put(platform, "usb", machine.usb());
		Long videoRam = machine.videoRam();
		put(platform, "videoram", videoRam == null ? null : videoRam >> 20);
		List<String> viridian = machine.viridian();
		if (viridian != null) {
			put(platform, "viridian", !viridian.isEmpty());
			if (!viridian.isEmpty() && !viridian.equals(List.of("defaults"))) {
				lacking.add("viridian " + String.join(" ", viridian) + " (only all of the usual ones)");
			}
		}
		choice("tsc_mode", machine.tscMode(), TSC_MODES);
		choice("vga", machine.vga(), VGAS);
		if (machine.serial().size() == 1) {
			platform.put("hvm_serial", machine.serial().get(0));
		} else {
			lacking.ifGiven("serial (more than one)", machine.serial());
		}
		if (machine.usbDevices().equals(List.of("tablet"))) {
			platform.put("usb_tablet", "true");
		} else {
			lacking.ifGiven("usbdevice", machine.usbDevices());
		}
		lacking.ifGiven("hap", machine.hap());
		lacking.ifGiven("timer_mode", machine.timerMode());
		lacking.ifGiven("localtime", machine.localTime());
		vm.put("platform", platform);
	}

	private void choice(String key, @Nullable String value, Map<String, String> words) {
		if (value != null) {
			String word = words.get(value);
			if (word == null) {
				lacking.add(key + " \"" + value + '"');
			} else {
				platform.put(key, word);
			}
		}
	}

	/** The pool makes a VNC console for each domain by itself, and guards it by the login; so how xl would serve it is lost. */
	private void consoles() {
		for (VfbSpec vfb : config.vfbs()) {
			put(platform, "keymap", vfb.keymap());
			lacking.ifGiven("vnclisten", vfb.vncListen());
			lacking.ifGiven("vncpasswd", vfb.vncPassword());
			lacking.ifGiven("vncdisplay", vfb.vncDisplay());
			lacking.ifGiven("sdl", vfb.sdl());
			lacking.ifGiven("opengl", vfb.openGl());
			lacking.ifGiven("display", vfb.display());
			lacking.ifGiven("xauthority", vfb.xAuthority());
			if (Boolean.FALSE.equals(vfb.vnc())) {
				otherConfig.put("disable_pv_vnc", "1");
			}
		}
	}

	private void rest() {
		var devices = new ArrayList<String>();
		for (String address : config.pci()) {
			if (address.matches("([0-9A-Fa-f]{4}:)?[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-7]")) {
				devices.add(devices.size() + "/" + (address.length() < 12 ? "0000:" + address : address));
			} else {
				lacking.add("pci \"" + address + "\" (only an address without options)");
			}
		}
		if (!devices.isEmpty()) {
			otherConfig.put("pci", String.join(",", devices));
		}
		put(platform, "nomigrate", config.noMigrate());
		DomainConfig.DeviceModel model = config.deviceModel();
		lacking.ifGiven("device_model_override", model.override());
		lacking.ifGiven("device_model_version", model.version());
		lacking.ifGiven("device_model_stubdomain_override", model.stubdomain());
		lacking.ifGiven("device_model_user", model.user());
		lacking.ifGiven("device_model_args", model.args());
		lacking.ifGiven("device_model_args_pv", model.argsPv());
		lacking.ifGiven("device_model_args_hvm", model.argsHvm());
		vm.put("other_config", otherConfig);
	}

	private static void put(Map<String, String> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value.toString());
		}
	}

	private static String text(@Nullable String value) {
		return value == null ? "" : value;
	}
}
