// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.definitions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.ShellWords;

/**
 * The files that tell of domains, with what shows that one has changed. Names with line breaks are not listed.
 */
public final class Listing {

	/** A file's size, times and number, as written by stat(1); equal means unchanged. */
	public record Stamp(long size, String rest) {
	}

	private static final int REGULAR = 0100000;
	private static final int TYPE = 0170000;
	private static final Pattern LINE = Pattern.compile("([0-9a-f]+) (\\d{1,18}) (\\d+ \\d+ \\d+) (/.*)");
	private static final String STAT = "stat -L -c '%f %s %Y %Z %i %n' -- ";

	private Listing() {
	}

	/**
	 * Commands that write the list. A repository on a server that hangs is given up, or nothing would be seen of the host.
	 *
	 * @param repository a folder, or empty
	 */
	public static String script(String repository) {
		String own = STAT + Places.DOMAINS + "/*.cfg " + Places.SAVED + "/* " + Places.TAGS + "/* " + Places.FORGOTTEN + "/* "
				+ Places.XEN + "/* 2>/dev/null\n";
		if (repository.isEmpty()) {
			return own;
		}
		return own + "limited 5 sh -c " + ShellWords.quote(STAT + "\"$1\"/*.cfg \"$1\"/*/*.cfg 2>/dev/null") + " sh "
				+ ShellWords.quote(repository) + "\n";
	}

	/** Stamps of the plain files by path, in the order in which they count. */
	public static Map<String, Stamp> parse(String lines) {
		var files = new LinkedHashMap<String, Stamp>();
		lines.lines().forEach(line -> {
			Matcher m = LINE.matcher(line);
			if (m.matches() && m.group(4).indexOf('\uFFFD') < 0 && (Integer.parseUnsignedInt(m.group(1), 16) & TYPE) == REGULAR) {
				files.put(m.group(4), new Stamp(Long.parseLong(m.group(2)), m.group(3)));
			}
		});
		return files;
	}
}
