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
	private static final Map<String, String> ROWS = new LinkedHashMap<>();

	private Transcript() {
	}

	/** Does it and writes down how long it took. */
	static <T> T timed(String what, Callable<T> work) throws Exception {
		long start = System.nanoTime();
		T result = work.call();
		note(what, String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
		return result;
	}

	/** Writes down what came of it; a failure by the sentence that the admin reads. */
	static synchronized void note(String what, String result) throws IOException {
		ROWS.put(what, result);
		var text = new StringBuilder("| what | result |\n| --- | --- |\n");
		ROWS.forEach((key, value) -> text.append("| ").append(key).append(" | ").append(value.replace("|", "\\|").replace("\n", " "))
				.append(" |\n"));
		Files.createDirectories(FILE.getParent());
		Files.writeString(FILE, text);
	}

	/** Of something that was refused, as it has to be. */
	static XenException told(String what, XenException failure) throws IOException {
		note(what, failure.failure().getClass().getSimpleName() + ": " + failure.getMessage());
		return failure;
	}
}
