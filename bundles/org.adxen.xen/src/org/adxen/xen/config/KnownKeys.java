// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** The keys that {@code xl} 4.17 reads (xl.cfg(5) and xl's own parser), and those that only the old {@code xm} read. */
final class KnownKeys {

	/** What {@code xl} wants as a key's value. */
	enum Kind {
		TEXT, NUMBER, FLAG,
		/** A list of strings or numbers. */
		LIST,
		/** A list of lists. */
		NESTED_LIST, TEXT_OR_LIST, NUMBER_OR_TEXT, FLAG_OR_LIST;

		boolean takesList() {
			return this == LIST || this == NESTED_LIST || this == TEXT_OR_LIST || this == FLAG_OR_LIST;
		}

		boolean takesAtom() {
			return this != LIST && this != NESTED_LIST;
		}

		/** Whether a single value counts only as a number. */
		boolean numeric() {
			return this == NUMBER || this == FLAG || this == FLAG_OR_LIST;
		}
	}

	private static final Map<String, Kind> KEYS = new HashMap<>();
	private static final Map<String, String> DEPRECATED = Map.ofEntries(
			Map.entry("builder", "`builder' is deprecated since Xen 4.10; write type = \"hvm\" or type = \"pv\"."),
			Map.entry("stdvga", "`stdvga' is deprecated; write vga = \"stdvga\" for 1 and vga = \"cirrus\" for 0."),
			Map.entry("altp2mhvm", "`altp2mhvm' is deprecated; write altp2m = \"mixed\" for 1."),
			Map.entry("vncviewer", "xl ignores `vncviewer'; remove it, and use the option -V of xl create."),
			Map.entry("vif2", "xl does not support `vif2'; write the interfaces as vif = [ ... ]."),
			Map.entry("device_model", "xl ignores `device_model'; write device_model_override if a device model of one's own is meant."),
			Map.entry("msr_relaxed", "`msr_relaxed' will be removed from Xen; remove it if the guest runs without it."));

	static {
		keys(Kind.TEXT, """
				name uuid type builder pool seclabel init_seclabel kernel ramdisk cmdline root extra device_tree firmware
				firmware_override bios bios_path_override bootloader on_poweroff on_reboot on_watchdog on_crash
				on_soft_reset passthrough pvshim_path pvshim_cmdline pvshim_extra boot hdtype acpi_firmware
				smbios_firmware ms_vm_genid vga vnclisten vncpasswd keymap display xauthority spicehost spicepasswd
				spice_image_compression spice_streaming_video soundhw vendor_device device_model device_model_version
				device_model_override device_model_user device_model_stubdomain_seclabel stubdomain_kernel
				stubdomain_cmdline stubdomain_ramdisk rdm gic_version tee vuart""");
		keys(Kind.NUMBER, """
				memory maxmem vcpus maxvcpus cpu_weight cap period slice latency extratime shadow_memory rtc_timeoffset
				videoram max_event_channels max_grant_frames max_maptrack_frames max_grant_version mmio_hole
				rdm_mem_boundary vmtrace_buf_kb stubdomain_memory vncdisplay spiceport spicetls_port
				spiceusbredirection usbversion""");
		keys(Kind.FLAG, """
				hap oos nomigrate localtime driver_domain acpi acpi_s3 acpi_s4 acpi_laptop_slate apic pae nx hpet
				vpt_align nestedhvm altp2mhvm e820_host pci_msitranslate pci_power_mgmt pci_permissive pci_seize pvshim
				vnc vncunused vncviewer sdl opengl nographic stdvga spice spicedisable_ticketing spiceagent_mouse
				spicevdagent spice_clipboard_sharing usb vkb_device xen_platform_pci dm_restrict
				device_model_stubdomain_override xend_suspend_evtchn_compat msr_relaxed vpmu""");
		keys(Kind.LIST, """
				disk vif vif2 vfb vkb pci dtdev p9 pvcalls vtpm vdispl channel usbctrl usbdev ioports irqs iomem mca_caps
				device_model_args device_model_args_pv device_model_args_hvm""");
		keys(Kind.NESTED_LIST, "vnuma vsnd");
		keys(Kind.TEXT_OR_LIST, "cpus cpus_soft bootloader_args cpuid serial usbdevice");
		keys(Kind.NUMBER_OR_TEXT, "tsc_mode timer_mode altp2m gfx_passthru");
		keys(Kind.FLAG_OR_LIST, "viridian");
	}

	private static final Map<DomainType, Set<String>> ONLY_FOR = Map.of( //
			DomainType.PV, Set.of("e820_host"), //
			DomainType.PVH, Set.of("pvshim", "pvshim_path", "pvshim_cmdline", "pvshim_extra"), //
			DomainType.HVM, Set.of("""
					firmware_override bios bios_path_override pae acpi_s3 acpi_s4 acpi_laptop_slate nx hpet vpt_align apic
					viridian mmio_hole altp2mhvm smbios_firmware acpi_firmware ms_vm_genid rdm_mem_boundary mca_caps vga stdvga
					hdtype spice spiceport spicetls_port spicehost spicedisable_ticketing spicepasswd spiceagent_mouse
					spicevdagent spice_clipboard_sharing spiceusbredirection spice_image_compression spice_streaming_video
					nographic gfx_passthru serial boot usb usbversion usbdevice vkb_device soundhw xen_platform_pci
					vendor_device""".split("\\s+")));

	private static final Set<String> OF_XM = Set.of("""
			cpu vcpu_avail on_xend_start on_xend_stop features restart ip netmask gateway hostname nfs_server nfs_root
			dhcp interface nics blkif netif tpmif vscsi machine_address_size suppress_spurious_page_faults monitor
			guest_os_type image access_control fda fdb target autopass vncconsole ioemu handle_s3 cpuid_check superpages
			memory_sharing loader timer isa tdfx s3_integrity description vhpt""".split("\\s+"));

	private KnownKeys() {
	}

	private static void keys(Kind kind, String names) {
		Arrays.stream(names.split("\\s+")).forEach(name -> KEYS.put(name, kind));
	}

	/** Null if {@code xl} does not know the key. */
	static @Nullable Kind kind(String key) {
		return KEYS.get(key);
	}

	/** The only type of domain for which {@code xl} reads the key; null if it reads it for more than one. */
	static @Nullable DomainType onlyFor(String key) {
		for (var type : DomainType.values())
			if (ONLY_FOR.getOrDefault(type, Set.of()).contains(key))
				return type;
		return null;
	}

	static int count() {
		return KEYS.size();
	}

	/** Null if there is nothing against the key. */
	static @Nullable String deprecation(String key) {
		return DEPRECATED.get(key);
	}

	/** What to say of a key that {@code xl} does not know. */
	static String explainUnknown(String key) {
		if (OF_XM.contains(key))
			return "Only the old xm knew `" + key + "'; xl ignores it. Remove it.";
		String similar = mostSimilar(key);
		return "xl does not know the key `" + key + "' and ignores it."
				+ (similar == null ? " Remove it." : " Did you mean `" + similar + "'?");
	}

	private static @Nullable String mostSimilar(String key) {
		if (key.length() > 40)
			return null;
		String best = null;
		int distance = Math.min(2, key.length() / 3) + 1;
		for (String candidate : KEYS.keySet().stream().sorted().toList()) {
			int d = distance(key.toLowerCase(Locale.ROOT), candidate);
			if (d < distance) {
				best = candidate;
				distance = d;
			}
		}
		return best;
	}

	/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
	private static int distance(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++)
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					d[i][j] = i + j;
					continue;
				}
				int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
			}
		return d[a.length()][b.length()];
	}
}
