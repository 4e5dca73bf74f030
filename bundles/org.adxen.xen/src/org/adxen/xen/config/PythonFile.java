// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Recognises the files of the old {@code xm}, which were Python programs. Looked at are only lines that {@code xl} could
 * not read, so that no valid file is ever taken for one.
 */
final class PythonFile {

	private static final Pattern TRIPLE_QUOTES = Pattern.compile("\"\"\"|'''");
	private static final Pattern STRINGS = Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"");
	/** Of one of these, nothing but Python is made. */
	private static final Pattern PROGRAM = Pattern.compile("""
			^\\s*(?:import|from)\\s+\\w|^\\s*def\\s+\\w+\\s*\\(|^\\s*class\\s+\\w|\\bos\\.\\w|^\\s*print\\b|\\blambda\\b\
			|^\\s*(?:if|elif|else|for|while|try|except|with)\\b[^=]*:|^\\s*(?:if|elif|while)\\b.*:\\s*$|^\\s*return\\b""");
	/** These are single values written in Python. */
	private static final Pattern EXPRESSION = Pattern.compile("""
			\\b(?:True|False|None)\\b|''\\s*[%+*]|[%+*]\\s*''|\\w\\s*[%*/]\\s*\\w|=\\s*\\w+\\s*\\(|''\\s*\\.\\s*\\w+\\(|=\\s*[({]""");
	private static final String REMEDY = "Neither xl nor AdXen runs Python; write what it comes to as plain lines"
			+ " KEY = VALUE, with strings in quotes and 1 and 0 for true and false. `adxen config convert' does that for what is plain.";

	private PythonFile() {
	}

	/** Replaces what was reported of Python lines by one problem that says what they are. */
	static void explain(byte[] bytes, Problems problems) {
		var broken = new TreeSet<Integer>();
		for (var problem : problems.sorted())
			if (problem.severity() == ConfigProblem.Severity.ERROR)
				broken.add(problem.line());
		if (broken.isEmpty())
			return;
		List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
		var python = new TreeSet<Integer>();
		boolean program = false;
		for (int line : broken) {
			String text = line <= lines.size() ? lines.get(line - 1) : "";
			if (text.length() > 1000)
				continue;
			boolean triple = TRIPLE_QUOTES.matcher(text).find();
			String bare = STRINGS.matcher(text).replaceAll("''").replaceFirst("#.*", "");
			boolean statement = triple || PROGRAM.matcher(bare).find();
			program |= statement;
			if (statement || EXPRESSION.matcher(bare).find())
				python.add(line);
		}
		if (python.isEmpty())
			return;
		int first = python.first();
		boolean whole = program;
		problems.removeIf(p -> whole || p.severity() == ConfigProblem.Severity.ERROR && python.contains(p.line()));
		String others = python.size() == 1 ? "" : ", and " + (python.size() - 1) + " more";
		String shown = lines.get(first - 1).strip();
		shown = shown.codePoints().map(c -> c < ' ' || c >= 127 ? '?' : c).limit(60)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
		int column = lines.get(first - 1).length() - lines.get(first - 1).stripLeading().length() + 1;
		problems.error(new ConfigPosition(first, column), null,
				(whole ? "This is a Python program, as the configuration files of the old xm were" : "This is written in Python")
						+ " (line " + first + ": `" + shown + "'" + others + "). " + REMEDY);
	}
}
