// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The domain that a configuration file describes, with the defaults of {@code xl} 4.17 on x86 where it has its own; null
 * stands for a default that Xen or the host chooses later.
 *
 * <p>Not every key is here: {@link #CARRIED_KEYS} names those that are, so that whoever translates a domain can name each
 * key that would be lost.
 *
 * @param uuid null if each start makes a new one
 * @param vfbs graphical consoles, of {@code vfb} and of the keys at the top level
 * @param pci devices of the host that are passed through, as written: address and options
 * @param noMigrate null for the default, which allows migration
 * @param driverDomain null for the default, which is no
 */
public record DomainConfig(String name, @Nullable UUID uuid, DomainType type, Memory memory, Vcpus vcpus, Boot boot,
		List<DiskSpec> disks, List<VifSpec> vifs, List<VfbSpec> vfbs, List<String> pci, Actions actions,
		Scheduling scheduling, Platform platform, DeviceModel deviceModel, @Nullable Boolean noMigrate,
		@Nullable Boolean driverDomain) {

	/** The keys whose meaning this record holds. */
	public static final Set<String> CARRIED_KEYS = Set.of("name", "uuid", "type", "builder", "memory", "maxmem", "vcpus",
			"maxvcpus", "kernel", "ramdisk", "cmdline", "root", "extra", "bootloader", "bootloader_args", "firmware", "bios",
			"boot", "disk", "vif", "vfb", "vnc", "vnclisten", "vncpasswd", "vncdisplay", "vncunused", "sdl", "opengl",
			"display", "xauthority", "keymap", "pci", "on_poweroff", "on_reboot", "on_crash", "on_watchdog", "on_soft_reset",
			"cpus", "cpus_soft", "cpu_weight", "cap", "pool", "acpi", "apic", "pae", "hap", "nestedhvm", "viridian",
			"tsc_mode", "timer_mode", "localtime", "rtc_timeoffset", "vga", "videoram", "serial", "usb", "usbdevice",
			"device_model_override", "device_model_version", "device_model_stubdomain_override", "device_model_user",
			"device_model_args", "device_model_args_pv", "device_model_args_hvm", "nomigrate", "driver_domain");

	public DomainConfig {
		disks = List.copyOf(disks);
		vifs = List.copyOf(vifs);
		vfbs = List.copyOf(vfbs);
		pci = List.copyOf(pci);
	}

	/**
	 * Sizes in bytes; the file has them in MiB.
	 *
	 * @param bytes at the start; 32 MiB by default
	 * @param maxBytes what the guest can be given at most; {@code bytes} by default, and never negative, but less than
	 *        {@code bytes} if the file says so
	 */
	public record Memory(long bytes, long maxBytes) {
	}

	/** How many virtual CPUs are there at the start, 1 by default, and at most. */
	public record Vcpus(int atStart, int max) {
	}

	/**
	 * What is booted.
	 *
	 * @param commandLine of the kernel: {@code cmdline}, or {@code root} and {@code extra} together
	 * @param firmware as written for {@code firmware} or else {@code bios}
	 * @param order of an HVM domain's devices, such as {@code cd}
	 */
	public record Boot(@Nullable String kernel, @Nullable String ramdisk, @Nullable String commandLine,
			@Nullable String bootloader, List<String> bootloaderArgs, @Nullable String firmware, @Nullable String order) {

		public Boot {
			bootloaderArgs = List.copyOf(bootloaderArgs);
		}

		/** Whether an HVM domain is to boot by UEFI. */
		public boolean uefi() {
			return "uefi".equals(firmware) || "ovmf".equalsIgnoreCase(firmware);
		}
	}

	/** What happens when the domain ends in one of these ways. */
	public record Actions(ShutdownAction onPoweroff, ShutdownAction onReboot, ShutdownAction onCrash,
			ShutdownAction onWatchdog, ShutdownAction onSoftReset) {
	}

	/**
	 * Where virtual CPUs may run.
	 *
	 * @param perVcpu whether there is one range for each virtual CPU, from the first; else one for all of them
	 * @param ranges such as {@code 0-3,^2}, {@code all}, {@code nodes:1}
	 */
	public record Affinity(boolean perVcpu, List<String> ranges) {

		public Affinity {
			ranges = List.copyOf(ranges);
		}
	}

	/**
	 * The share of the host's CPUs.
	 *
	 * @param weight against other domains
	 * @param cap in percent of one CPU
	 * @param pool name of the CPU pool
	 */
	public record Scheduling(@Nullable Affinity cpus, @Nullable Affinity cpusSoft, @Nullable Long weight,
			@Nullable Long cap, @Nullable String pool) {
	}

	/**
	 * The machine that the guest sees.
	 *
	 * @param viridian groups of Hyper-V enlightenments, {@code defaults} for the usual ones; null if not said, empty for none
	 * @param tscMode such as {@code native}
	 * @param rtcTimeOffset in seconds
	 * @param videoRam in bytes
	 */
	public record Platform(@Nullable Boolean acpi, @Nullable Boolean apic, @Nullable Boolean pae, @Nullable Boolean hap,
			@Nullable Boolean nestedHvm, @Nullable List<String> viridian, @Nullable String tscMode,
			@Nullable String timerMode, @Nullable Boolean localTime, @Nullable Long rtcTimeOffset, @Nullable String vga,
			@Nullable Long videoRam, List<String> serial, @Nullable Boolean usb, List<String> usbDevices) {

		public Platform {
			serial = List.copyOf(serial);
			usbDevices = List.copyOf(usbDevices);
		}
	}

	/** The device model (QEMU): its program, kind, whether it has a domain of its own, its user, and more arguments. */
	public record DeviceModel(@Nullable String override, @Nullable String version, @Nullable Boolean stubdomain,
			@Nullable String user, List<String> args, List<String> argsPv, List<String> argsHvm) {

		public DeviceModel {
			args = List.copyOf(args);
			argsPv = List.copyOf(argsPv);
			argsHvm = List.copyOf(argsHvm);
		}
	}
}
