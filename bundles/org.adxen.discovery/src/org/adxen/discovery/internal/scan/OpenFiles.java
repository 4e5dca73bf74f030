// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many more files and sockets this process may open. */
final class OpenFiles {

	/** Left to the rest of the process. */
	private static final int RESERVE = 128;
	private static final int UNKNOWN = 512;
	private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

	private OpenFiles() {
	}

	/** At least 1; a guess where the system does not tell (proc(5): limits, fd). */
	static int left() {
		try {
			List<String> limits = Files.readAllLines(Path.of("/proc/self/limits"));
			for (String line : limits) {
				Matcher limit = LIMIT.matcher(line);
				if (limit.matches()) {
					return Math.clamp(Long.parseLong(limit.group(1)) - open() - RESERVE, 1, Integer.MAX_VALUE);
				}
			}
			return UNKNOWN;
		} catch (IOException e) {
			return UNKNOWN;
		}
	}

	private static long open() throws IOException {
		long count = 0;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (var i = files.iterator(); i.hasNext(); i.next()) {
				count++;
			}
		}
		return count;
	}
}
