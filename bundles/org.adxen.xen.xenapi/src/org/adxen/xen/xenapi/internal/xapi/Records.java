// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.eclipse.jdt.annotation.Nullable;

/** Reads the records of the classes that make up the picture; everything they do not use is skipped unread. */
final class Records {

	static final String NULL_REF = "OpaqueRef:NULL";

	record VmMetrics(long memory, int vcpus, @Nullable Instant started) {
	}

	record GuestMetrics(List<String> addresses, String os) {
	}

	record HostMetrics(long memoryTotal, boolean live) {
	}

	record Pool(String uuid, String name, String coordinator, boolean ha) {
	}

	record Host(String uuid, String name, String address, boolean enabled, int cpus, String cpuModel, String software,
			String xen, String api, boolean evacuating, Set<String> tags, String metrics, String controlDomain) {
	}

	/** Reads one member's value. */
	@FunctionalInterface
	interface Member {
		void read(String name, Cursor value) throws IOException;
	}

	private Records() {
	}

	static void struct(Cursor value, Member each) throws IOException {
		if (value.struct()) {
			for (String name = value.member(); name != null; name = value.member()) {
				each.read(name, value);
			}
		}
	}

	static VmMetrics vmMetrics(Cursor value) throws IOException {
		var read = new Object() {
			long memory = -1;
			int vcpus = -1;
			@Nullable
			Instant started;
		};
		struct(value, (name, v) -> {
			switch (name) {
			case "memory_actual" -> read.memory = v.number();
			case "VCPUs_number" -> read.vcpus = (int) v.number();
			case "start_time" -> read.started = Scalars.date(v.text());
			default -> v.skip();
			}
		});
		return new VmMetrics(read.memory, read.vcpus, read.started);
	}

	static GuestMetrics guestMetrics(Cursor value) throws IOException {
		var networks = new HashMap<String, String>();
		var os = new String[] { "" };
		struct(value, (name, v) -> {
			switch (name) {
			case "networks" -> networks.putAll(map(v));
			case "os_version" -> os[0] = map(v).getOrDefault("name", "");
			default -> v.skip();
			}
		});
		// "0/ip", "0/ipv4/0", "0/ipv6/1": by interface and number, and each address once
		var addresses = new LinkedHashSet<String>();
		networks.keySet().stream().sorted().map(networks::get).filter(a -> !a.isBlank()).forEach(addresses::add);
		return new GuestMetrics(List.copyOf(addresses), os[0]);
	}

	static HostMetrics hostMetrics(Cursor value) throws IOException {
		var memory = new long[] { -1 };
		var live = new boolean[1];
		struct(value, (name, v) -> {
			switch (name) {
			case "memory_total" -> memory[0] = v.number();
			case "live" -> live[0] = v.bool();
			default -> v.skip();
			}
		});
		return new HostMetrics(memory[0], live[0]);
	}

	static Pool pool(Cursor value) throws IOException {
		var texts = new HashMap<String, String>();
		var ha = new boolean[1];
		struct(value, (name, v) -> {
			switch (name) {
			case "uuid", "name_label", "master" -> texts.put(name, v.text());
			case "ha_enabled" -> ha[0] = v.bool();
			default -> v.skip();
			}
		});
		return new Pool(texts.getOrDefault("uuid", ""), texts.getOrDefault("name_label", ""),
				texts.getOrDefault("master", ""), ha[0]);
	}

	static Host host(Cursor value) throws IOException {
		var texts = new HashMap<String, String>();
		var cpu = new HashMap<String, String>();
		var software = new HashMap<String, String>();
		var current = new ArrayList<String>();
		var tags = new ArrayList<String>();
		struct(value, (name, v) -> {
			switch (name) {
			case "uuid", "name_label", "address", "enabled", "metrics", "control_domain", "API_version_major",
					"API_version_minor" ->
				texts.put(name, v.text());
			case "cpu_info" -> cpu.putAll(map(v));
			case "software_version" -> software.putAll(map(v));
			case "current_operations" -> current.addAll(map(v).values());
			case "tags" -> tags.addAll(texts(v));
			default -> v.skip();
			}
		});
		String product = (software.getOrDefault("product_brand", "") + ' '
				+ software.getOrDefault("product_version_text", software.getOrDefault("product_version", ""))).strip();
		String enabled = texts.getOrDefault("enabled", "");
		return new Host(texts.getOrDefault("uuid", ""), texts.getOrDefault("name_label", ""), texts.getOrDefault("address", ""),
				enabled.equals("1") || enabled.equals("true"), (int) Scalars.number(cpu.getOrDefault("cpu_count", "")),
				cpu.getOrDefault("modelname", "").strip(), product, software.getOrDefault("xen", ""),
				texts.containsKey("API_version_major")
						? texts.get("API_version_major") + '.' + texts.getOrDefault("API_version_minor", "0")
						: "",
				current.contains("evacuate"), Set.copyOf(tags), texts.getOrDefault("metrics", NULL_REF),
				texts.getOrDefault("control_domain", NULL_REF));
	}

	static Map<String, String> map(Cursor value) throws IOException {
		var map = new HashMap<String, String>();
		struct(value, (name, v) -> map.put(name, v.text()));
		return map;
	}

	static List<String> texts(Cursor value) throws IOException {
		var texts = new ArrayList<String>();
		if (value.array()) {
			while (value.element()) {
				texts.add(value.text());
			}
		}
		return texts;
	}
}
