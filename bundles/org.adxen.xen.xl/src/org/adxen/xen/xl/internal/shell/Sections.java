// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.shell;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Splits one answer into what several commands wrote. The marks between hold a random word, so that no name or file on the host
 * can look like one.
 */
public final class Sections {

	/**
	 * What was written under one mark.
	 *
	 * @param title what the mark says
	 * @param bytes all up to the next mark
	 */
	public record Section(String title, byte[] bytes) {

		/** As text; bytes that are not UTF-8 become U+FFFD. */
		public String text() {
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private final String mark;

	public Sections() {
		var random = new byte[12];
		new SecureRandom().nextBytes(random);
		mark = "@" + HexFormat.of().formatHex(random) + " ";
	}

	/** Defines {@code mark}, which writes a mark with its arguments as title. */
	public String define() {
		return "mark() { printf '\\n" + mark + "%s\\n' \"$*\"; }\n";
	}

	/** The sections of an answer in their order; what stands before the first mark is left out. */
	public List<Section> split(byte[] answer) {
		// one char for each byte, so that the bytes can be had again
		String all = new String(answer, StandardCharsets.ISO_8859_1);
		var sections = new ArrayList<Section>();
		String before = "\n" + mark;
		int at = all.indexOf(before);
		while (at >= 0) {
			int title = at + before.length();
			int end = all.indexOf('\n', title);
			if (end < 0) {
				break;
			}
			int next = all.indexOf(before, end + 1);
			String content = all.substring(end + 1, next < 0 ? all.length() : next);
			sections.add(new Section(
					new String(all.substring(title, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
					content.getBytes(StandardCharsets.ISO_8859_1)));
			at = next;
		}
		return sections;
	}
}
