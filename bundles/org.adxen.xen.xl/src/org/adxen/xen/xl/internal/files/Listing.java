// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;

/** Reads the records of {@link FileScripts}. Pure. */
final class Listing {

	private static final Pattern RECORD = Pattern.compile("([0-9a-f]+) ([0-9]+) (-?[0-9]+) ([0-9a-f]+) ([0-9a-f]+) \\./(.*)\n",
			Pattern.DOTALL);
	private static final Pattern DEVICE = Pattern.compile("([0-9]+:[0-9]+) ([0-9]+)");
	private static final int TYPE = 0170000;
	private static final int SECTOR = 512;

	private Listing() {
	}

	/** @throws IllegalArgumentException it makes no sense */
	static List<Entry> read(byte[] output) {
		String text = new String(output, StandardCharsets.UTF_8);
		int end = text.lastIndexOf(FileScripts.DEVICES);
		if (end < 0) {
			throw new IllegalArgumentException(text);
		}
		Map<String, Long> devices = devices(text.substring(end));
		var entries = new ArrayList<Entry>();
		for (String record : text.substring(0, end).split("//")) {
			if (!record.isEmpty()) {
				entries.add(entry(record, devices));
			}
		}
		return entries;
	}

	private static Entry entry(String record, Map<String, Long> devices) {
		Matcher fields = RECORD.matcher(record);
		if (!fields.matches()) {
			throw new IllegalArgumentException(record);
		}
		int type = Integer.parseInt(fields.group(1), 16) & TYPE;
		Kind kind = switch (type) {
		case 0100000 -> Kind.FILE;
		case 0040000 -> Kind.FOLDER;
		case 0060000 -> Kind.BLOCK_DEVICE;
		default -> Kind.OTHER;
		};
		long bytes = switch (kind) {
		case FILE -> Long.parseLong(fields.group(2));
		case BLOCK_DEVICE -> devices.getOrDefault(Integer.parseInt(fields.group(4), 16) + ":"
				+ Integer.parseInt(fields.group(5), 16), 0L);
		case FOLDER, OTHER -> 0;
		};
		// scripts run as root, which may read all that stat follows; what it does not follow is a link to nowhere
		boolean readable = type != 0120000;
		return new Entry(fields.group(6), kind, bytes, Instant.ofEpochSecond(Long.parseLong(fields.group(3))), readable);
	}

	private static Map<String, Long> devices(String lines) {
		var devices = new HashMap<String, Long>();
		lines.lines().map(DEVICE::matcher).filter(Matcher::matches)
				.forEach(m -> devices.put(m.group(1), Long.parseLong(m.group(2)) * SECTOR));
		return devices;
	}
}
