// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.adxen.xen.config.DomainConfig.Actions;
import org.adxen.xen.config.DomainConfig.Affinity;
import org.adxen.xen.config.DomainConfig.Boot;
import org.adxen.xen.config.DomainConfig.DeviceModel;
import org.adxen.xen.config.DomainConfig.Memory;
import org.adxen.xen.config.DomainConfig.Platform;
import org.adxen.xen.config.DomainConfig.Scheduling;
import org.adxen.xen.config.DomainConfig.Vcpus;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Makes a domain of the keys as {@code xl} 4.17 does (parse_config_data in xl_parse.c). What that exits at is an error.
 */
final class DomainReader {

	private static final long DEFAULT_MEMORY = 32L << 20;
	private static final int MAX_VCPUS = 1 << 15;
	private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
	private static final Pattern BLANKS = Pattern.compile("[ \t\n]+");

	private final KeyReader read;

	DomainReader(ConfigDictionary keys, Problems problems) {
		read = new KeyReader(keys, problems);
	}

	/** What can be made of the keys; only to be used if there was no error. */
	DomainConfig read() {
		var type = type();
		warnOfKeysForOtherTypes(type);
		String name = name();
		var uuid = uuid();
		var memory = memory();
		var vcpus = vcpus();
		new ChoiceCheck(read, type).check();
		var devices = new DeviceReader(read, type);
		devices.checkOthers();
		return new DomainConfig(name, uuid, type, memory, vcpus, boot(type), devices.disks(), devices.vifs(),
				devices.vfbs(), devices.pci(), actions(), scheduling(), platform(), deviceModel(), read.flag("nomigrate"),
				read.flag("driver_domain"));
	}

	private void warnOfKeysForOtherTypes(DomainType type) {
		for (String key : read.keys().keys()) {
			var only = KnownKeys.onlyFor(key);
			if (only != null && only != type)
				read.warning(key, "xl ignores `" + key + "' for a " + type.word() + " domain; remove it, or write type = \""
						+ only.word() + "\".");
		}
	}

	private DomainType type() {
		var word = read.text("type");
		var type = word == null ? null : abbreviated("type", word, DomainType.HVM, DomainType.PV, DomainType.PVH);
		var builder = read.text("builder");
		if (builder == null)
			return type == null ? DomainType.PV : type;
		var built = "generic".startsWith(builder) && !builder.isEmpty() ? DomainType.PV
				: abbreviated("builder", builder, DomainType.HVM);
		if (type != null && built != null && type != built)
			read.error("builder", "`builder' and `type' contradict each other; remove `builder'.");
		return type != null ? type : built != null ? built : DomainType.PV;
	}

	/** {@code xl} compares no more letters than are written. */
	private @Nullable DomainType abbreviated(String key, String word, DomainType... types) {
		for (var type : types)
			if (type.word().startsWith(word)) {
				if (!type.word().equals(word))
					read.warning(key, "xl takes \"" + word + "\" for " + type.word() + "; write it out.");
				return type;
			}
		read.error(key, "xl knows no type of domain \"" + word + "\"; write type = \"pv\", \"pvh\" or \"hvm\".");
		return null;
	}

	private String name() {
		var name = read.text("name");
		if (name == null) {
			read.error("name", "The domain has no name; add a line such as name = \"guest1\".");
			return "";
		}
		if (name.matches("\\s*[0-9]+"))
			read.warning("name", "xl takes a name of digits only for the number of a domain, and may act on another one; "
					+ "put a letter into \"" + name + "\".");
		else if (name.isEmpty() || name.startsWith("-") || name.indexOf('/') >= 0 || name.codePoints().anyMatch(c -> c < ' '))
			read.warning("name", "xl cannot handle a domain of this name well (on_reboot and on_crash may not work, and "
					+ "commands not find it); use letters, digits, `-', `_' and `.'.");
		return name;
	}

	private @Nullable UUID uuid() {
		var text = read.text("uuid");
		if (text == null)
			return null;
		if (UUID_FORM.matcher(text).matches())
			return UUID.fromString(text);
		read.error("uuid", "\"" + text + "\" is not a UUID; write 8-4-4-4-12 hexadecimal digits, or remove the line for a new one.");
		return null;
	}

	private Memory memory() {
		var memory = read.mebibytes("memory");
		var max = read.mebibytes("maxmem");
		if (memory != null && max != null && max < memory)
			read.warning("maxmem", "`maxmem' is less than `memory', which xl.cfg(5) forbids; raise it, or remove it.");
		if (memory == null && max == null)
			read.problems().warning(ConfigPosition.START, "memory", "No memory is given, so that the domain gets 32 MiB, "
					+ "too little for most; add a line such as memory = 1024.");
		long most = max != null ? max : memory != null ? memory : DEFAULT_MEMORY;
		return new Memory(memory != null ? memory : most, most);
	}

	private Vcpus vcpus() {
		int start = count("vcpus");
		int max = count("maxvcpus");
		if (max == 0)
			max = Math.max(start, 1);
		else if (max < start)
			read.error("maxvcpus", "`maxvcpus' (" + max + ") is less than `vcpus' (" + start + "), which xl refuses; raise it.");
		return new Vcpus(start == 0 ? 1 : start, max);
	}

	/** 0 if it is not set. */
	private int count(String key) {
		var number = read.number(key);
		if (number == null)
			return 0;
		if (number < 0 || number > MAX_VCPUS) {
			read.error(key, "No domain can have " + number + " CPUs; correct `" + key + "'.");
			return 0;
		}
		return number.intValue();
	}

	private Boot boot(DomainType type) {
		var kernel = read.text("kernel");
		var bootloader = read.text("bootloader");
		var firmware = read.text("firmware");
		if (type == DomainType.HVM) {
			if (kernel != null && kernel.substring(kernel.lastIndexOf('/') + 1).equals("hvmloader")) {
				read.warning("kernel", "xl ignores hvmloader as a kernel; remove it, or write firmware_override.");
				kernel = null;
			}
		} else if (firmware != null) {
			if (kernel != null)
				read.error("firmware", "xl refuses `kernel' and `firmware' together; remove one.");
			if (!"pvgrub32".startsWith(firmware) && !"pvgrub64".startsWith(firmware))
				read.error("firmware", "Without an emulated machine xl knows only the firmware pvgrub32 and pvgrub64; write one of them.");
		} else if (kernel == null && bootloader == null)
			read.error("kernel", "Nothing is there to boot: a " + type.word() + " domain needs a kernel or a bootloader;"
					+ " add one, or write type = \"hvm\".");
		return new Boot(kernel, read.text("ramdisk"), commandLine(), bootloader, bootloaderArgs(),
				firmware != null ? firmware : read.text("bios"), read.text("boot"));
	}

	private @Nullable String commandLine() {
		var whole = read.text("cmdline");
		var root = read.text("root");
		var extra = read.text("extra");
		if (whole != null) {
			if (root != null || extra != null)
				read.warning(root != null ? "root" : "extra",
						"xl ignores `root' and `extra', because there is a `cmdline'; remove them or write it all there.");
			return whole;
		}
		if (root == null)
			return extra;
		return extra == null ? "root=" + root : "root=" + root + " " + extra;
	}

	private List<String> bootloaderArgs() {
		var text = read.text("bootloader_args");
		if (text == null)
			return read.texts("bootloader_args");
		read.warning("bootloader_args", "A string is deprecated here; write a list, [ \"ARG\", ... ].");
		return BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
	}

	private Actions actions() {
		return new Actions(action("on_poweroff", ShutdownAction.DESTROY), action("on_reboot", ShutdownAction.RESTART),
				action("on_crash", ShutdownAction.DESTROY), action("on_watchdog", ShutdownAction.DESTROY),
				action("on_soft_reset", ShutdownAction.SOFT_RESET));
	}

	private ShutdownAction action(String key, ShutdownAction preset) {
		var word = read.text(key);
		if (word == null)
			return preset;
		for (var action : ShutdownAction.values())
			if (action.word().equals(word))
				return action;
		read.error(key, "xl refuses \"" + word + "\" for `" + key + "'; write one of: "
				+ String.join(", ", Arrays.stream(ShutdownAction.values()).map(ShutdownAction::word).toList()) + ".");
		return preset;
	}

	private Scheduling scheduling() {
		return new Scheduling(affinity("cpus"), affinity("cpus_soft"), read.number("cpu_weight"), read.number("cap"),
				read.text("pool"));
	}

	private @Nullable Affinity affinity(String key) {
		if (read.keys().entry(key) == null)
			return null;
		var one = read.text(key);
		if (one != null) {
			if (CpuRanges.malformed(one) instanceof String part)
				read.error(key, refusal(part));
			return new Affinity(false, List.of(one));
		}
		var items = read.items(key);
		int used = Math.max(count("maxvcpus"), count("vcpus")); // of more entries xl reads nothing
		for (int i = 0; i < items.size(); i++)
			if (i >= used) {
				read.problems().warning(items.get(i).position(), key,
						"xl ignores the ranges of `" + key + "' from here on, because `vcpus' is " + used + "; remove them, or raise it.");
				break;
			} else if (items.get(i).atom() instanceof String text && CpuRanges.malformed(text) instanceof String part)
				read.problems().error(items.get(i).position(), key, refusal(part));
		return new Affinity(true, read.texts(key));
	}

	private static String refusal(String part) {
		return "xl cannot read the CPUs `" + part + "'; write numbers and ranges such as 0-3,^2, or nodes:0, or all.";
	}

	private Platform platform() {
		var viridian = read.keys().list("viridian") != null ? read.texts("viridian") : null;
		if (read.flag("viridian") instanceof Boolean on)
			viridian = on ? List.of("defaults") : List.of();
		return new Platform(read.flag("acpi"), read.flag("apic"), read.flag("pae"), read.flag("hap"),
				read.flag("nestedhvm"), viridian, tscMode(), read.text("timer_mode"), read.flag("localtime"),
				read.number("rtc_timeoffset"), read.text("vga"), read.mebibytes("videoram"), read.oneOrMore("serial"),
				read.flag("usb"), read.oneOrMore("usbdevice"));
	}

	/** By its word, also where the deprecated number is written. */
	private @Nullable String tscMode() {
		var number = read.number("tsc_mode");
		if (number == null)
			return read.text("tsc_mode");
		return switch (number.intValue()) {
			case 0 -> "default";
			case 1 -> "always_emulate";
			case 2 -> "native";
			default -> "native_paravirt";
		};
	}

	private DeviceModel deviceModel() {
		return new DeviceModel(read.text("device_model_override"), read.text("device_model_version"),
				read.flag("device_model_stubdomain_override"), read.text("device_model_user"), read.texts("device_model_args"),
				read.texts("device_model_args_pv"), read.texts("device_model_args_hvm"));
	}
}
