// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.util.HashMap;
import java.util.Map;

/** What {@code xl info} tells, with what is needed of it by name. Unknown lines do no harm. */
final class HostInfo {

	private final Map<String, String> values = new HashMap<>();

	HostInfo(String text) {
		text.lines().forEach(line -> {
			int colon = line.indexOf(':');
			if (colon > 0) {
				values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
			}
		});
	}

	String text(String key) {
		return values.getOrDefault(key, "");
	}

	String xenVersion() {
		return text("xen_version");
	}

	int cpus() {
		return (int) number("nr_cpus");
	}

	/** −1 when unknown. */
	long totalBytes() {
		return mebibytes("total_memory");
	}

	/** What a new domain could get; −1 when unknown. Memory that is claimed for domains being built is not free. */
	long freeBytes() {
		long free = mebibytes("free_memory");
		long claimed = Math.max(0, number("outstanding_claims"));
		return free < 0 ? -1 : Math.max(0, free - (claimed << 20));
	}

	private long mebibytes(String key) {
		long number = number(key);
		return number < 0 ? -1 : number << 20;
	}

	private long number(String key) {
		String text = text(key);
		return text.matches("\\d{1,12}") ? Long.parseLong(text) : -1;
	}
}
