// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The configuration of a domain that exists, as {@code xl list -l} tells it.
 *
 * @param name           may be empty
 * @param type           pv, pvh or hvm
 * @param maxVcpus       0 when not told
 * @param maxMemoryBytes 0 when not told
 */
public record RunningConfig(String name, String type, int maxVcpus, long maxMemoryBytes, boolean driver, List<Disk> disks,
		List<Nic> nics) {

	/** What is known of a domain of which nothing is told. */
	public static final RunningConfig NONE = new RunningConfig("", "", 0, 0, false, List.of(), List.of());

	/** @param path on the host; empty for an empty drive */
	public record Disk(String device, String path, boolean writable, boolean cdrom) {
	}

	/** A network interface. */
	public record Nic(int number, String mac, String bridge) {
	}

	/**
	 * Reads the array.
	 *
	 * @return by domain number; numbers inside a configuration do not count
	 * @throws IllegalArgumentException it is none
	 */
	public static Map<Integer, RunningConfig> parse(String json) {
		var configs = new HashMap<Integer, RunningConfig>();
		if (json.isBlank()) {
			return configs;
		}
		try {
			JsonElement root = JsonParser.parseReader(new StringReader(json));
			for (JsonElement item : root.isJsonArray() ? root.getAsJsonArray() : new JsonArray()) {
				JsonObject domain = item.getAsJsonObject();
				configs.put(domain.get("domid").getAsInt(), of(object(domain, "config")));
			}
		} catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
		return configs;
	}

	private static RunningConfig of(JsonObject config) {
		JsonObject c = object(config, "c_info");
		JsonObject b = object(config, "b_info");
		var disks = new ArrayList<Disk>();
		for (JsonObject disk : objects(config, "disks")) {
			boolean cdrom = truth(disk, "is_cdrom");
			disks.add(new Disk(text(disk, "vdev"), text(disk, "pdev_path"), number(disk, "readwrite") != 0 && !cdrom, cdrom));
		}
		var nics = new ArrayList<Nic>();
		for (JsonObject nic : objects(config, "nics")) {
			nics.add(new Nic((int) number(nic, "devid"), text(nic, "mac").toLowerCase(Locale.ROOT), text(nic, "bridge")));
		}
		return new RunningConfig(text(c, "name"), text(c, "type"), (int) number(b, "max_vcpus"), number(b, "max_memkb") << 10,
				truth(c, "driver_domain"), List.copyOf(disks), List.copyOf(nics));
	}

	private static JsonObject object(JsonObject in, String key) {
		return in.get(key) instanceof JsonObject object ? object : new JsonObject();
	}

	private static List<JsonObject> objects(JsonObject in, String key) {
		var objects = new ArrayList<JsonObject>();
		if (in.get(key) instanceof JsonArray array) {
			array.forEach(item -> {
				if (item instanceof JsonObject object) {
					objects.add(object);
				}
			});
		}
		return objects;
	}

	private static String text(JsonObject in, String key) {
		return in.has(key) && in.get(key).isJsonPrimitive() ? in.get(key).getAsString() : "";
	}

	private static long number(JsonObject in, String key) {
		return in.has(key) && in.get(key).isJsonPrimitive() && in.getAsJsonPrimitive(key).isNumber() ? in.get(key).getAsLong() : 0;
	}

	/** libxl writes "True" and "False". */
	private static boolean truth(JsonObject in, String key) {
		String text = text(in, key);
		return text.equalsIgnoreCase("true") || text.equals("1");
	}
}
