// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** A running domain as {@code xl list -l} describes it. */
final class Guest {

	/** Where libxl puts a card that names no bridge. */
	private static final String USUAL_BRIDGE = "xenbr0";

	/**
	 * @param device   as the domain sees it
	 * @param path     at the host
	 * @param removable a drive whose content may be another at another host
	 */
	record Disk(String device, String path, boolean writable, boolean removable) {
	}

	private final JsonObject domain;
	private final JsonObject config;

	Guest(JsonObject domain) {
		this.domain = domain;
		config = part(domain, "config");
	}

	int domid() {
		return (int) number(domain, "domid");
	}

	String uuid() {
		return text(part(config, "c_info"), "uuid");
	}

	String name() {
		return text(part(config, "c_info"), "name");
	}

	String type() {
		return text(part(config, "c_info"), "type");
	}

	/** With what Xen needs besides for a domain of that size, as libxl reckons it. */
	long neededKilobytes() {
		JsonObject build = part(config, "b_info");
		long memory = number(build, "max_memkb");
		long shadow = type().equals("pv") ? 0 : 4 * (256 * Math.max(1, number(build, "max_vcpus")) + 2 * (memory / 1024));
		return memory + number(build, "video_memkb") + Math.max(shadow, number(build, "shadow_memkb")) + 4 * 1024;
	}

	List<Disk> disks() {
		var disks = new ArrayList<Disk>();
		for (JsonObject disk : list("disks")) {
			String path = text(disk, "pdev_path");
			if (path.startsWith("/")) {
				disks.add(new Disk(text(disk, "vdev"), path, truth(disk, "readwrite"), truth(disk, "is_cdrom")));
			}
		}
		return disks;
	}

	/** What it needs to start again when it reboots. */
	List<String> bootFiles() {
		JsonObject build = part(config, "b_info");
		var files = new ArrayList<String>();
		for (String key : List.of("kernel", "ramdisk", "device_model")) {
			if (text(build, key).startsWith("/")) {
				files.add(text(build, key));
			}
		}
		return files;
	}

	/** Cards that are routed need none. Open vSwitch writes a VLAN or trunks after the name. */
	List<String> bridges() {
		var bridges = new LinkedHashSet<String>();
		for (JsonObject card : list("nics")) {
			String script = text(card, "script");
			String bridge = text(card, "bridge");
			if (script.contains("openvswitch")) {
				bridges.add(bridge.replaceFirst("[.:].*", ""));
			} else if (!bridge.isEmpty()) {
				bridges.add(bridge);
			} else if (script.isEmpty() || script.contains("bridge")) {
				bridges.add(USUAL_BRIDGE);
			}
		}
		return List.copyOf(bridges);
	}

	/** Devices of the host that the guest drives itself. */
	boolean hasHostDevices() {
		return !list("pcidevs").isEmpty() || !list("usbdevs").isEmpty() || !list("dtdevs").isEmpty();
	}

	private List<JsonObject> list(String key) {
		var list = new ArrayList<JsonObject>();
		if (config.get(key) instanceof JsonArray array) {
			for (JsonElement element : array) {
				if (element instanceof JsonObject object) {
					list.add(object);
				}
			}
		}
		return list;
	}

	static JsonObject part(JsonObject object, String... keys) {
		JsonObject part = object;
		for (String key : keys) {
			part = part.get(key) instanceof JsonObject inner ? inner : new JsonObject();
		}
		return part;
	}

	static String text(JsonObject object, String key) {
		return object.get(key) instanceof JsonPrimitive value ? value.getAsString() : "";
	}

	static long number(JsonObject object, String key) {
		String text = text(object, key);
		return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
	}

	/** Written in both ways by one version of xl. */
	private static boolean truth(JsonObject object, String key) {
		String text = text(object, key);
		return text.equals("True") || text.equals("true") || text.equals("1");
	}
}
