// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.List;

/** The builtin read: one line of standard input, byte by byte so that nothing of the next is taken. */
final class ReadLine {

	private final Shell shell;

	ReadLine(Shell shell) {
		this.shell = shell;
	}

	int run(List<String> words) throws ScriptError, IOException {
		var raw = !words.isEmpty() && words.getFirst().equals("-r");
		var names = raw ? words.subList(1, words.size()) : words;
		if (names.isEmpty())
			throw new ScriptError("read: arg count");
		var line = new StringBuilder();
		var status = line(raw, line);
		assign(names, line.toString());
		return status;
	}

	/** Characters that a backslash protected carry the mark. */
	private int line(boolean raw, StringBuilder line) throws IOException {
		var one = new byte[1];
		while (shell.process().read(0, one) > 0) {
			var c = (char) (one[0] & 0xFF);
			if (c == '\\' && !raw) {
				if (shell.process().read(0, one) > 0 && one[0] != '\n')
					line.append((char) (one[0] & 0xFF | Pattern.QUOTED));
				continue;
			}
			if (c == '\n')
				return 0;
			if (c != 0)
				line.append(c);
		}
		return 1;
	}

	private void assign(List<String> names, String line) throws ScriptError {
		var ifs = shell.variables().get("IFS").orElse(" \t\n");
		var at = 0;
		for (int i = 0; i < names.size(); i++) {
			while (at < line.length() && isBlank(ifs, line.charAt(at)))
				at++;
			var end = i == names.size() - 1 ? last(line, at, ifs) : at;
			if (i < names.size() - 1)
				while (end < line.length() && ifs.indexOf(line.charAt(end)) < 0)
					end++;
			shell.variables().set(names.get(i), Pattern.plain(line.substring(at, end)));
			at = end;
			while (at < line.length() && isBlank(ifs, line.charAt(at)))
				at++;
			if (at < line.length() && ifs.indexOf(line.charAt(at)) >= 0)
				at++;
		}
	}

	private static int last(String line, int at, String ifs) {
		var end = line.length();
		while (end > at && isBlank(ifs, line.charAt(end - 1)))
			end--;
		// One separator that is not a blank goes too if it is the only one.
		if (end > at && ifs.indexOf(line.charAt(end - 1)) >= 0
				&& line.substring(at, end - 1).chars().noneMatch(c -> ifs.indexOf(c) >= 0))
			end--;
		return end;
	}

	private static boolean isBlank(String ifs, char c) {
		return " \t\n".indexOf(c) >= 0 && ifs.indexOf(c) >= 0;
	}
}
