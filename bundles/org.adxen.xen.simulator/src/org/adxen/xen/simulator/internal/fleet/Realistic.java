// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.util.List;
import java.util.Map;

/** What records of a real pool carry along whether or not anybody reads it; an answer has its real weight only with it. */
final class Realistic {

	/** VM.recommendations: XML within XML, which is what makes bulk answers of XAPI slow to parse. */
	static final String RECOMMENDATIONS = """
			<restrictions><restriction field="memory-static-max" max="1649267441664"/>\
			<restriction field="vcpus-max" max="64"/><restriction field="has-vendor-device" value="false"/>\
			<restriction field="supports-uefi" value="yes"/><restriction field="supports-secure-boot" value="yes"/>\
			<restriction field="supports-bios" value="yes"/><restriction max="255" property="number-of-vbds"/>\
			<restriction max="7" property="number-of-vifs"/><restriction field="allow-gpu-passthrough" value="1"/>\
			<restriction field="allow-vgpu" value="1"/><restriction field="allow-network-sriov" value="1"/></restrictions>""";

	static final Map<String, String> HVM_PLATFORM = Map.ofEntries(Map.entry("timeoffset", "0"),
			Map.entry("device-model", "qemu-upstream-compat"), Map.entry("nx", "true"), Map.entry("acpi", "1"),
			Map.entry("apic", "true"), Map.entry("pae", "true"), Map.entry("viridian", "false"), Map.entry("hpet", "true"),
			Map.entry("vga", "std"), Map.entry("videoram", "8"), Map.entry("device_id", "0001"), Map.entry("secureboot", "false"),
			Map.entry("cores-per-socket", "1"), Map.entry("nested-virt", "false"), Map.entry("usb", "true"),
			Map.entry("usb_tablet", "true"));

	static final Map<String, String> VM_BIOS = Map.ofEntries(Map.entry("bios-vendor", "Xen"), Map.entry("bios-version", ""),
			Map.entry("system-manufacturer", "Xen"), Map.entry("system-product-name", "HVM domU"),
			Map.entry("system-version", ""), Map.entry("system-serial-number", ""),
			Map.entry("baseboard-manufacturer", ""), Map.entry("baseboard-product-name", ""),
			Map.entry("baseboard-version", ""), Map.entry("baseboard-serial-number", ""),
			Map.entry("enclosure-asset-tag", ""), Map.entry("hp-rombios", ""), Map.entry("oem-1", "Xen"),
			Map.entry("oem-2", "MS_VM_CERT/SHA1/bdbeb6e0a816d43fa6d3fe8aaef04c2bad9d3e3d"));

	private static final String FEATURES = "1fcbfbff-f7fa3223-2d93fbff-00000523-00000010-239c07eb-00000000-00000000-"
			+ "00001000-8c004000-00000000-00000000-00000000-00000000-00000000-00000000-00000000-00000000-00000000-00000000";

	static final Map<String, String> LAST_BOOT_FLAGS = Map.of("vendor", "AuthenticAMD", "features", FEATURES);

	/** VM.NVRAM of a guest with UEFI: its variables, opaque to everybody else. */
	static final Map<String, String> NVRAM = Map.of("EFI-variables", "VkFSUwEAAAACAAAA".repeat(128));

	static final Map<String, String> CPU_FEATURES = Map.of("features", FEATURES, "features_pv", FEATURES, "features_hvm",
			FEATURES, "features_hvm_host", FEATURES, "features_pv_host", FEATURES);

	static final String CPU_MODEL = "AMD EPYC 7302P 16-Core Processor";

	static final Map<String, String> SOFTWARE = Map.ofEntries(Map.entry("product_brand", "XCP-ng"),
			Map.entry("product_version", "8.3.0"), Map.entry("product_version_text", "8.3"),
			Map.entry("product_version_text_short", "8.3"), Map.entry("platform_name", "XCP"),
			Map.entry("platform_version", "3.4.0"), Map.entry("build_number", "cloud"), Map.entry("hostname", "localhost"),
			Map.entry("date", "20250606T12:01:00Z"), Map.entry("dbv", "0.0.1"), Map.entry("is_preview_release", "false"),
			Map.entry("xapi", "25.6"), Map.entry("xapi_build", "25.6.0"), Map.entry("xen", "4.17.5-13"),
			Map.entry("linux", "4.19.0+1"), Map.entry("xencenter_min", "2.21"), Map.entry("xencenter_max", "2.21"),
			Map.entry("network_backend", "openvswitch"), Map.entry("db_schema", "5.786"));

	static final Map<String, String> HOST_BIOS = Map.of("bios-vendor", "Dell Inc.", "bios-version", "2.13.3",
			"system-manufacturer", "Dell Inc.", "system-product-name", "PowerEdge R6515", "system-version", "",
			"system-serial-number", "SIM0001");

	/**
	 * VM.last_booted_record, in which XAPI keeps the record that a domain was started with, as text: the other half of the
	 * weight of a real record.
	 */
	static String lastBooted(String uuid, String name) {
		var text = new StringBuilder(6000).append("('struct' ('uuid' '").append(uuid).append("') ('name_label' '").append(name)
				.append("') ('power_state' 'Halted') ('recommendations' '").append(RECOMMENDATIONS).append("')");
		VM_BIOS.forEach((key, value) -> text.append(" ('bios_strings/").append(key).append("' '").append(value).append("')"));
		HVM_PLATFORM.forEach((key, value) -> text.append(" ('platform/").append(key).append("' '").append(value).append("')"));
		LAST_BOOT_FLAGS.forEach((key, value) -> text.append(" ('cpu/").append(key).append("' '").append(value).append("')"));
		return text.append(')').toString();
	}

	/** other_config["disks"] of a template: what VM.provision makes (xapi ocaml/xapi/xapi_templates.ml). */
	static String disks(List<Long> sizes) {
		var text = new StringBuilder("<provision>");
		for (int i = 0; i < sizes.size(); i++)
			text.append("<disk device=\"").append(i).append("\" size=\"").append(sizes.get(i))
					.append("\" sr=\"\" bootable=\"").append(i == 0).append("\" type=\"system\"/>");
		return text.append("</provision>").toString();
	}

	private Realistic() {
	}
}
