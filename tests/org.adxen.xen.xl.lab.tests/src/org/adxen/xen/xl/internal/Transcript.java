// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.adxen.xen.XenException;

/** What was done on real Xen and how long it took, for docs/real-xen.md. Written anew to {@code target/real-xen.md} after each step. */
final class Transcript {

	private static final Path FILE = Path.of("target", "real-xen.md");
	private static final String CHECKOUT = Path.of("../..").toAbsolutePath().normalize().toString();
	private static final Map<String, String> FACTS = new LinkedHashMap<>();
	private static final Map<String, String> TIMES = new LinkedHashMap<>();
	private static final Map<String, String> FAILURES = new LinkedHashMap<>();

	private Transcript() {
	}

	/** Does it and writes down how long it took. */
	static <T> T timed(String what, Callable<T> work) throws Exception {
		long start = System.nanoTime();
		T result = work.call();
		write(TIMES, what, String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
		return result;
	}

	/** Writes down what there was. */
	static void note(String what, String result) throws IOException {
		write(FACTS, what, result);
	}

	/** Writes down the sentence that the admin reads of something that was refused or failed, as it has to be. */
	static XenException told(String what, XenException failure) throws IOException {
		write(FAILURES, what, failure.getMessage());
		return failure;
	}

	private static synchronized void write(Map<String, String> rows, String what, String result) throws IOException {
		rows.put(what, result.replace("|", "\\|").replace("\n", " ").replace(CHECKOUT, "…"));
		Files.createDirectories(FILE.getParent());
		Files.writeString(FILE, table("what", "was", FACTS) + table("what was done", "took", TIMES)
				+ table("what was refused or failed", "what the admin reads", FAILURES));
	}

	private static String table(String left, String right, Map<String, String> rows) {
		var text = new StringBuilder("| " + left + " | " + right + " |\n| --- | --- |\n");
		rows.forEach((key, value) -> text.append("| ").append(key).append(" | ").append(value).append(" |\n"));
		return text.append('\n').toString();
	}
}
