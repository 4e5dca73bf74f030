// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.fleet.Fleet;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.Operation;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.journal.JournalLine;
import org.adxen.operations.internal.journal.Writer;
import org.adxen.xen.XenConnection;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;

import com.google.gson.Gson;

/**
 * A program of its own that writes to a journal: arguments are the environment, a name and how many entries. It prints the id
 * of each entry whose begin line is on the disk, and {@code done} with the id when its outcome is.
 */
public final class JournalProgram {

	private JournalProgram() {
	}

	@SuppressWarnings("null") // the Java library says nothing of null
	public static void main(String[] args) throws Exception {
		int entries = Integer.parseInt(args[2]);
		try (var journal = new FileJournal(Path.of(args[0]), s -> System.err.println(s.getMessage()))) {
			for (int i = 0; i < entries; i++) {
				JournalLine.Begin begin = begin(args[1] + "-" + i, Writer.current());
				journal.append(begin, begin.at()).get();
				System.out.println(begin.id());
				journal.append(done(begin), begin.at()).get();
				System.out.println("done " + begin.id());
			}
		}
	}

	static JournalLine.Begin begin(String id, Writer writer) {
		return new JournalLine.Begin(id, Instant.now(), "ana@desk", "test", "org.adxen.operations.pause", "Pause", Map.of(), "",
				List.of(new JournalLine.To("domain:lab-id/web-1", "web-1 é", Map.of())), writer);
	}

	static JournalLine.Outcome done(JournalLine.Begin begin) {
		return new JournalLine.Outcome(begin.id(), Instant.now(), begin.targets().getFirst().id(), State.DONE, "", true);
	}

	static Process start(Path environment, String name, int entries) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
				"-XX:TieredStopAtLevel=1", "-cp", classPath(), JournalProgram.class.getName(), environment.toString(), name,
				Integer.toString(entries)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/** Where this program's classes are, inside OSGi as well as outside. */
	private static String classPath() {
		return Stream.of(JournalProgram.class, FileJournal.class, Operation.class, Fleet.class, XenConnection.class,
				IStatus.class, NLS.class, Gson.class).map(JournalProgram::placeOf).distinct()
				.collect(Collectors.joining(File.pathSeparator));
	}

	private static String placeOf(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		} catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
