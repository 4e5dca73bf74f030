// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What a host answered to {@link Questions}. */
final class HostFacts {

	private static final long MEGABYTE = 1024;
	/** What Domain-0 is left with when it makes room for guests. */
	private static final long LEFT_TO_DOMAIN_0 = 1024 * MEGABYTE;

	private final Map<String, List<String>> sections = new HashMap<>();
	private final Map<String, String> info = new HashMap<>();
	private final List<JsonObject> domains = new ArrayList<>();

	/** @throws IllegalArgumentException it makes no sense */
	HostFacts(String answer) {
		List<String> section = new ArrayList<>();
		for (String line : answer.split("\n")) {
			if (line.startsWith(Questions.SECTION)) {
				section = new ArrayList<>();
				sections.put(line.substring(Questions.SECTION.length()), section);
			} else {
				section.add(line);
			}
		}
		for (String line : section("info")) {
			int colon = line.indexOf(':');
			if (colon > 0) {
				info.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
			}
		}
		if (info("xen_major").isEmpty()) {
			throw new IllegalArgumentException("no version of Xen");
		}
		readDomains();
	}

	private void readDomains() {
		try {
			JsonElement list = JsonParser.parseString(String.join("\n", section("list")));
			if (list instanceof JsonArray array) {
				array.forEach(domain -> domains.add(domain.getAsJsonObject()));
			}
		} catch (JsonParseException | IllegalStateException e) {
			throw new IllegalArgumentException("no list of domains", e);
		}
	}

	List<String> section(String name) {
		return sections.getOrDefault(name, List.of());
	}

	String info(String key) {
		return info.getOrDefault(key, "");
	}

	Set<String> abilities() {
		return Set.copyOf(List.of(info("virt_caps").split("\\s+")));
	}

	/** Whether it tells the ways in which it can run and follow domains; Xen before 4.13 does not. */
	boolean tellsAbilities() {
		Set<String> abilities = abilities();
		return abilities.contains("hap") || abilities.contains("shadow") || abilities.contains("gnttab-v1");
	}

	String processor() {
		return String.join(" ", section("cpu")).replaceAll("vendor_id\\s*:\\s*", "");
	}

	String boot() {
		return String.join("", section("boot")).strip();
	}

	/** Major and minor, comparable. */
	int version() {
		return number(info("xen_major")) * 1000 + number(info("xen_minor"));
	}

	/** With the memory that Domain-0 would give back for a guest, in KiB. */
	long freeKilobytes() {
		long free = (number(info("free_memory")) - number(info("outstanding_claims"))) * MEGABYTE;
		return Math.max(0, free) + (shrinks() ? Math.max(0, domain0Kilobytes() - LEFT_TO_DOMAIN_0) : 0);
	}

	/** As xl.conf(5) says of autoballoon: by default it depends on whether Domain-0's memory was fixed at boot. */
	private boolean shrinks() {
		String set = String.join(" ", section("xl.conf")).replaceAll(".*=", "").replaceAll("[\"'\\s]", "");
		return switch (set) {
		case "on", "1" -> true;
		case "off", "0" -> false;
		default -> !info("xen_commandline").contains("dom0_mem=");
		};
	}

	private long domain0Kilobytes() {
		return domains.stream().filter(d -> d.get("domid").getAsInt() == 0).map(d -> Guest.part(d, "config", "b_info"))
				.mapToLong(b -> Guest.number(b, "target_memkb")).findFirst().orElse(0);
	}

	/** Every domain that the host lists. */
	List<Guest> guests() {
		return domains.stream().map(Guest::new).toList();
	}

	private static int number(String text) {
		return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
	}
}
