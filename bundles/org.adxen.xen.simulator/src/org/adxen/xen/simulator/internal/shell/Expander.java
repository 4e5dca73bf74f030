// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.adxen.xen.simulator.internal.machine.Errno;

/**
 * Expands the words of a script (POSIX 2.6). While a word is being expanded its characters carry the marks of {@link Pattern}.
 */
final class Expander {

	private final Shell shell;

	Expander(Shell shell) {
		this.shell = shell;
	}

	/** The fields that words become. */
	List<String> fields(List<Word> words) throws ScriptError, IOException {
		var so = new ArrayList<String>();
		for (Word word : words)
			for (String field : split(marked(word, false)))
				so.addAll(paths(field));
		return so;
	}

	/** The one text that a word becomes, without splitting or path names. */
	String text(Word word) throws ScriptError, IOException {
		return Pattern.plain(marked(word, true));
	}

	/** The same with marks, as a pattern. */
	String pattern(Word word) throws ScriptError, IOException {
		return marked(word, true);
	}

	private String marked(Word word, boolean whole) throws ScriptError, IOException {
		var so = new StringBuilder();
		for (int i = 0; i < word.parts().size(); i++) {
			var part = word.parts().get(i);
			switch (part) {
			case Word.Text text -> {
				mark(so, i == 0 && !text.quoted() ? tilde(text.text()) : text.text(), text.quoted() ? Pattern.QUOTED : 0);
				if (text.quoted())
					so.append(Pattern.EMPTY);
			}
			case Word.Parameter parameter -> parameter(so, parameter, whole);
			case Word.Output output -> mark(so, shell.output(output.script()), kind(output.quoted()));
			case Word.Sum sum -> mark(so, Long.toString(Arithmetic.evaluate(text(sum.expression()), shell.variables())),
					kind(sum.quoted()));
			}
		}
		return so.toString();
	}

	private String tilde(String text) {
		return text.equals("~") || text.startsWith("~/") ? shell.variables().get("HOME").orElse("") + text.substring(1) : text;
	}

	private static char kind(boolean quoted) {
		return quoted ? Pattern.QUOTED : Pattern.EXPANDED;
	}

	private static void mark(StringBuilder so, String text, int mark) {
		for (int i = 0; i < text.length(); i++)
			so.append((char) (text.charAt(i) | mark));
	}

	private void parameter(StringBuilder so, Word.Parameter parameter, boolean whole) throws ScriptError, IOException {
		var name = parameter.name();
		if (parameter.operator().isEmpty() && (name.equals("@") || name.equals("*"))) {
			positional(so, name.equals("*"), parameter.quoted(), whole);
			return;
		}
		var value = shell.parameter(name);
		switch (parameter.operator()) {
		case "" -> mark(so, set(name, value), kind(parameter.quoted()));
		case "length" -> mark(so, Integer.toString(set(name, value).length()), kind(parameter.quoted()));
		case "-", ":-" -> orWord(so, parameter, value);
		case "=", ":=" -> {
			if (usable(parameter, value).isEmpty())
				shell.variables().set(name, text(parameter.word()));
			mark(so, shell.parameter(name).orElse(""), kind(parameter.quoted()));
		}
		case "+", ":+" -> {
			if (usable(parameter, value).isPresent())
				so.append(inner(parameter, whole));
		}
		case "?", ":?" -> {
			if (usable(parameter, value).isEmpty()) {
				var text = text(parameter.word());
				throw new ScriptError(name + ": " + (text.isEmpty() ? "parameter not set" : text));
			}
			mark(so, value.orElse(""), kind(parameter.quoted()));
		}
		default -> mark(so, trimmed(set(name, value), parameter), kind(parameter.quoted()));
		}
	}

	private void orWord(StringBuilder so, Word.Parameter parameter, Optional<String> value) throws ScriptError, IOException {
		var usable = usable(parameter, value);
		if (usable.isPresent() && (parameter.name().equals("@") || parameter.name().equals("*")))
			positional(so, parameter.name().equals("*"), parameter.quoted(), false);
		else if (usable.isPresent())
			mark(so, usable.get(), kind(parameter.quoted()));
		else
			so.append(inner(parameter, false));
	}

	/** The word inside of an expansion: its unquoted text is subject to splitting, as the expansion is. */
	private String inner(Word.Parameter parameter, boolean whole) throws ScriptError, IOException {
		var marked = new StringBuilder(marked(parameter.word(), whole));
		for (int i = 0; i < marked.length(); i++)
			if (marked.charAt(i) < Pattern.QUOTED)
				marked.setCharAt(i, (char) (marked.charAt(i) | kind(parameter.quoted())));
		return marked.toString();
	}

	private static Optional<String> usable(Word.Parameter parameter, Optional<String> value) {
		return parameter.operator().startsWith(":") ? value.filter(text -> !text.isEmpty()) : value;
	}

	private String set(String name, Optional<String> value) throws ScriptError {
		if (value.isEmpty() && shell.option('u'))
			throw new ScriptError(name + ": parameter not set");
		return value.orElse("");
	}

	private void positional(StringBuilder so, boolean star, boolean quoted, boolean whole) {
		var all = shell.arguments();
		if (star && quoted || whole) {
			var separator = shell.variables().get("IFS").map(ifs -> ifs.isEmpty() ? "" : ifs.substring(0, 1)).orElse(" ");
			mark(so, String.join(star ? separator : " ", all), Pattern.QUOTED);
			return;
		}
		if (quoted && all.isEmpty() && !so.isEmpty() && so.charAt(so.length() - 1) == Pattern.EMPTY)
			so.setLength(so.length() - 1);
		for (int i = 0; i < all.size(); i++) {
			if (i > 0)
				so.append(Pattern.BREAK);
			if (quoted)
				so.append(Pattern.EMPTY);
			mark(so, all.get(i), kind(quoted));
		}
	}

	private String trimmed(String value, Word.Parameter parameter) throws ScriptError, IOException {
		var pattern = pattern(parameter.word());
		var best = -1;
		for (int i = 0; i <= value.length(); i++) {
			var piece = parameter.operator().startsWith("#") ? value.substring(0, i) : value.substring(value.length() - i);
			if (Pattern.matches(pattern, piece)) {
				best = i;
				if (parameter.operator().length() == 1)
					break;
			}
		}
		if (best < 0)
			return value;
		return parameter.operator().startsWith("#") ? value.substring(best) : value.substring(0, value.length() - best);
	}

	private List<String> split(String marked) {
		var ifs = shell.variables().get("IFS").orElse(" \t\n");
		var so = new ArrayList<String>();
		var field = new StringBuilder();
		var exists = false;
		for (int i = 0; i < marked.length(); i++) {
			var c = marked.charAt(i);
			if (c == Pattern.BREAK) {
				if (exists)
					so.add(field.toString());
				field.setLength(0);
				exists = false;
			} else if (c == Pattern.EMPTY)
				exists = true;
			else if ((c & Pattern.EXPANDED) != 0 && ifs.indexOf(Pattern.bare(c)) >= 0) {
				var blank = " \t\n".indexOf(Pattern.bare(c)) >= 0;
				if (exists || !blank && !(i > 0 && blankBefore(marked, i, ifs)))
					so.add(field.toString());
				field.setLength(0);
				exists = false;
			} else {
				field.append(c);
				exists = true;
			}
		}
		if (exists)
			so.add(field.toString());
		return so;
	}

	/** Whether this separator only ends what blanks before it have ended already. */
	private static boolean blankBefore(String marked, int at, String ifs) {
		var c = marked.charAt(at - 1);
		return (c & Pattern.EXPANDED) != 0 && " \t\n".indexOf(Pattern.bare(c)) >= 0 && ifs.indexOf(Pattern.bare(c)) >= 0
				&& at > 1;
	}

	private List<String> paths(String field) {
		if (shell.option('f') || !Pattern.isPattern(field))
			return List.of(Pattern.plain(field));
		var found = new ArrayList<String>();
		var names = field.split("/", -1);
		find(field.startsWith("/") ? "/" : "", names, names[0].isEmpty() ? 1 : 0, found);
		return found.isEmpty() ? List.of(Pattern.plain(field)) : found;
	}

	private void find(String so, String[] names, int at, List<String> found) {
		var files = shell.process().machine().files();
		if (at == names.length) {
			found.add(so);
			return;
		}
		var last = at == names.length - 1;
		if (!Pattern.isPattern(names[at])) {
			var next = so + Pattern.plain(names[at]);
			if (files.exists(shell.process().path(next.isEmpty() ? "." : next)))
				find(last ? next : next + '/', names, at + 1, found);
			return;
		}
		try {
			for (String name : files.names(shell.process().path(so.isEmpty() ? "." : so)))
				if ((!name.startsWith(".") || Pattern.bare(names[at].charAt(0)) == '.') && Pattern.matches(names[at], name))
					find(last ? so + name : so + name + '/', names, at + 1, found);
		} catch (Errno e) {
			// not a folder: nothing matches
		}
	}
}
