// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** grep and sed. */
final class FilterTools {

	private FilterTools() {
	}

	static void install(Machine machine) {
		machine.install("/usr/bin", "grep", Tool.of("qFvxcEiolnhHsrawz", "emAB", FilterTools::grep));
		machine.install("/usr/bin", "sed", FilterTools::sed);
	}

	private static int grep(Process process, Options options) throws IOException {
		var words = new ArrayList<>(options.words());
		var text = options.has("e") ? options.value("e", "") : words.isEmpty() ? null : words.removeFirst();
		if (text == null) {
			process.err("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
			return 2;
		}
		Predicate<String> test = line -> false;
		var patterns = new ArrayList<Pattern>();
		for (String pattern : text.split("\n", -1)) {
			var compiled = options.has("F") ? Pattern.compile(Pattern.quote(pattern), options.has("i") ? Pattern.CASE_INSENSITIVE : 0)
					: Regex.compile(pattern, options.has("E"), options.has("i"));
			patterns.add(compiled);
			test = test.or(options.has("x") ? line -> compiled.matcher(line).matches() : line -> compiled.matcher(line).find());
		}
		if (options.has("v"))
			test = test.negate();
		var found = 0;
		var failed = false;
		for (String path : words.isEmpty() ? List.of("-") : words) {
			var wanted = test;
			var count = new int[1];
			failed |= 0 != Tool.each(process, List.of(path), options.has("s") ? "" : "grep: %s", one -> count[0] = lines(process, options,
					Tool.content(process, one), words.size() > 1 && !options.has("h") || options.has("H") ? one + ':' : "", wanted, patterns));
			found += count[0];
			if (options.has("l") && count[0] > 0)
				process.out(path + '\n');
		}
		return found > 0 && (options.has("q") || !failed) ? 0 : failed ? 2 : 1;
	}

	private static int lines(Process process, Options options, String text, String prefix, Predicate<String> test,
			List<Pattern> patterns) throws IOException {
		var so = new StringBuilder();
		var count = 0;
		var number = 0;
		for (String line : Tool.lines(text)) {
			number++;
			if (!test.test(line) || count >= Integer.parseInt(options.value("m", "2147483647")))
				continue;
			count++;
			if (options.has("o")) {
				for (Pattern pattern : patterns)
					pattern.matcher(line).results().filter(result -> !result.group().isEmpty())
							.forEach(result -> so.append(prefix).append(result.group()).append('\n'));
			} else
				so.append(prefix).append(options.has("n") ? number + ":" : "").append(line).append('\n');
		}
		if (!options.has("q") && !options.has("l"))
			process.out(options.has("c") ? prefix + count + '\n' : so.toString());
		return count;
	}

	private static int sed(Process process, List<String> arguments) throws IOException {
		try {
			var options = Options.parse(arguments, "nErsi", "e");
			var words = new ArrayList<>(options.words());
			var script = options.has("e") ? scripts(arguments) : words.removeFirst();
			var editor = SedScript.parse(script, options.has("E") || options.has("r"));
			process.out(editor.run(Tool.contents(process, "sed", words), options.has("n")));
			return 0;
		} catch (Options.Unknown e) {
			process.err("sed: " + e.getMessage() + '\n');
			return 1;
		} catch (IllegalArgumentException e) {
			process.err("sed: -e expression #1, char 1: " + e.getMessage() + '\n');
			return 1;
		}
	}

	private static String scripts(List<String> arguments) {
		var so = new ArrayList<String>();
		for (int i = 1; i + 1 < arguments.size(); i++)
			if (arguments.get(i).matches("-[nEr]*e"))
				so.add(arguments.get(i + 1));
		return String.join("\n", so);
	}
}
