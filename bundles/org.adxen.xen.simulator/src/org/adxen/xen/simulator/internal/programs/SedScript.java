// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of sed(1) that scripts use: addresses, and the commands s, p, d, q and =. */
final class SedScript {

	private record Address(int line, Optional<Pattern> pattern) {

		boolean fits(int number, int last, String text) {
			return pattern.map(known -> known.matcher(text).find()).orElseGet(() -> number == (line < 0 ? last : line));
		}
	}

	private static final class Command {
		private final List<Address> addresses = new ArrayList<>();
		private boolean negated;
		private char name;
		private Pattern pattern = Pattern.compile("");
		private String replacement = "";
		private String flags = "";
		private boolean inside;

		boolean fits(int number, int last, String text) {
			if (addresses.size() < 2)
				return (addresses.isEmpty() || addresses.getFirst().fits(number, last, text)) != negated;
			var so = inside;
			if (inside)
				inside = !addresses.get(1).fits(number, last, text);
			else if (addresses.getFirst().fits(number, last, text)) {
				so = true;
				inside = addresses.get(1).pattern.isPresent() || addresses.get(1).line < 0 || addresses.get(1).line > number;
			}
			return so != negated;
		}
	}

	private final List<Command> commands = new ArrayList<>();
	private final String script;
	private final boolean extended;
	private int at;

	private SedScript(String script, boolean extended) {
		this.script = script;
		this.extended = extended;
	}

	static SedScript parse(String script, boolean extended) {
		var so = new SedScript(script, extended);
		while (so.more())
			so.commands.add(so.command());
		return so;
	}

	private boolean more() {
		while (at < script.length() && " \t\n;".indexOf(script.charAt(at)) >= 0)
			at++;
		return at < script.length();
	}

	private char peek() {
		return at < script.length() ? script.charAt(at) : 0;
	}

	private Command command() {
		var so = new Command();
		address().ifPresent(so.addresses::add);
		if (!so.addresses.isEmpty() && peek() == ',') {
			at++;
			so.addresses.add(address().orElseThrow(() -> new IllegalArgumentException("unexpected `,'")));
		}
		while (peek() == ' ')
			at++;
		if (peek() == '!') {
			so.negated = true;
			at++;
		}
		so.name = peek();
		at++;
		if (so.name == 's') {
			var delimiter = script.charAt(at++);
			var expression = until(delimiter, true);
			so.replacement = until(delimiter, false);
			var start = at;
			while (Character.isLetterOrDigit(peek()))
				at++;
			so.flags = script.substring(start, at);
			so.pattern = Regex.compile(expression, extended, so.flags.contains("I") || so.flags.contains("i"));
		} else if ("pdq=".indexOf(so.name) < 0)
			throw new IllegalArgumentException("unknown command: `" + so.name + "'");
		return so;
	}

	private Optional<Address> address() {
		if (peek() == '$') {
			at++;
			return Optional.of(new Address(-1, Optional.empty()));
		}
		if (Character.isDigit(peek())) {
			var start = at;
			while (Character.isDigit(peek()))
				at++;
			return Optional.of(new Address(Integer.parseInt(script.substring(start, at)), Optional.empty()));
		}
		if (peek() != '/')
			return Optional.empty();
		at++;
		return Optional.of(new Address(0, Optional.of(Regex.compile(until('/', true), extended, false))));
	}

	private String until(char delimiter, boolean expression) {
		var so = new StringBuilder();
		while (peek() != delimiter) {
			if (at >= script.length())
				throw new IllegalArgumentException("unterminated `s' command");
			if (peek() == '\\' && at + 1 < script.length()) {
				at++;
				so.append(peek() == delimiter && (expression || delimiter != '&') ? "" : "\\");
			} else if (peek() == '[' && expression) {
				var end = script.indexOf(']', at + (script.startsWith("[^", at) ? 3 : 2));
				so.append(script, at, Math.max(at, end));
				at = Math.max(at, end);
			}
			so.append(peek());
			at++;
		}
		at++;
		return so.toString();
	}

	/** What becomes of a text. */
	String run(String text, boolean silent) {
		var lines = Tool.lines(text);
		var so = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			var line = lines.get(i);
			var end = i == lines.size() - 1 && !text.endsWith("\n") ? "" : "\n";
			var kept = true;
			var ended = false;
			for (Command command : commands) {
				if (!command.fits(i + 1, lines.size(), line))
					continue;
				if (command.name == 's') {
					var changed = substitute(command, line);
					if (changed.isPresent() && command.flags.contains("p"))
						so.append(changed.get()).append(end);
					line = changed.orElse(line);
				} else if (command.name == 'p')
					so.append(line).append(end);
				else if (command.name == '=')
					so.append(i + 1).append('\n');
				else {
					kept = command.name == 'q';
					ended = kept;
					break;
				}
			}
			if (kept && !silent)
				so.append(line).append(end);
			if (ended)
				break;
		}
		return so.toString();
	}

	private static Optional<String> substitute(Command command, String line) {
		var matcher = command.pattern.matcher(line);
		var which = command.flags.replaceAll("[^0-9]", "");
		var first = which.isEmpty() ? 1 : Integer.parseInt(which);
		var so = new StringBuilder();
		var number = 0;
		var changed = false;
		while (matcher.find()) {
			number++;
			if (number < first || number > first && !command.flags.contains("g"))
				continue;
			matcher.appendReplacement(so, Matcher.quoteReplacement(replaced(command.replacement, matcher)));
			changed = true;
		}
		return changed ? Optional.of(matcher.appendTail(so).toString()) : Optional.empty();
	}

	private static String replaced(String replacement, Matcher matcher) {
		var so = new StringBuilder();
		for (int i = 0; i < replacement.length(); i++) {
			var c = replacement.charAt(i);
			if (c == '&')
				so.append(matcher.group());
			else if (c == '\\' && i + 1 < replacement.length()) {
				var next = replacement.charAt(++i);
				if (Character.isDigit(next))
					so.append(matcher.group(next - '0') == null ? "" : matcher.group(next - '0'));
				else
					so.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
			} else
				so.append(c);
		}
		return so.toString();
	}
}
