// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.util.List;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.machine.Program;

/** What the programs of coreutils have in common. */
final class Tool {

	private Tool() {
	}

	/** A program with options. */
	@FunctionalInterface
	interface Body {
		int run(Process process, Options options) throws IOException;
	}

	/** A program that knows these options; see {@link Options#parse}. */
	static Program of(String flags, String valued, Body body) {
		return (process, arguments) -> {
			try {
				return body.run(process, Options.parse(arguments, flags, valued));
			} catch (Options.Unknown e) {
				process.err(arguments.getFirst() + ": " + e.getMessage() + "\nTry '" + arguments.getFirst()
						+ " --help' for more information.\n");
				return arguments.getFirst().equals("grep") || arguments.getFirst().equals("ls") ? 2 : 1;
			}
		};
	}

	/** Something that is done with each file. */
	@FunctionalInterface
	interface Each {
		void take(String path) throws IOException;
	}

	/** Does something with each file and says which failed; the code is 1 then. */
	static int each(Process process, List<String> paths, String failure, Each each) throws IOException {
		var code = 0;
		for (String path : paths)
			try {
				each.take(path);
			} catch (Errno e) {
				process.err(failure.formatted(path) + ": " + e.getMessage() + '\n');
				code = 1;
			}
		return code;
	}

	/** The content of a file, "-" being standard input. */
	static String content(Process process, String path) throws IOException {
		if (path.equals("-"))
			return process.readInput();
		var file = process.open(path, "r");
		try {
			return process.readAll(file);
		} finally {
			file.release();
		}
	}

	/** The contents of files one after the other, or standard input if there is none. */
	static String contents(Process process, String tool, List<String> paths) throws IOException {
		if (paths.isEmpty())
			return process.readInput();
		var so = new StringBuilder();
		each(process, paths, tool + ": %s", path -> so.append(content(process, path)));
		return so.toString();
	}

	/** The lines of a text; a last line without an end counts. */
	static List<String> lines(String text) {
		if (text.isEmpty())
			return List.of();
		var lines = text.split("\n", -1);
		return List.of(lines).subList(0, text.endsWith("\n") ? lines.length - 1 : lines.length);
	}

	/** Copies an open file to another. */
	static long copy(Process process, OpenFile from, OpenFile to, long most) throws IOException {
		var buffer = new byte[65536];
		var done = 0L;
		while (done < most) {
			process.pollSignal();
			var n = process.read(from, buffer, (int) Math.min(buffer.length, most - done));
			if (n < 0)
				break;
			process.write(to, buffer, n);
			done += n;
		}
		return done;
	}

	/** The last name of a path. */
	static String base(String path) {
		var plain = path.length() > 1 ? path.replaceFirst("/+$", "") : path;
		return plain.isEmpty() ? "/" : plain.substring(plain.lastIndexOf('/') + 1);
	}
}
