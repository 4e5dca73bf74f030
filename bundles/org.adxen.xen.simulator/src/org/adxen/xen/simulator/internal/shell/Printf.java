// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.internal.machine.Process;

/** printf(1): the format is used again as long as there are arguments. */
final class Printf {

	private static final Pattern DIRECTIVE = Pattern.compile("%([-+ 0#]*)(\\*|[0-9]*)(\\.(\\*|[0-9]*))?([a-zA-Z%])");

	/** Says what is wrong. */
	@FunctionalInterface
	interface Complaint {
		void say(String text) throws IOException;
	}

	private final Process process;
	private final Complaint complaint;
	private List<String> arguments = List.of();
	private int next;
	private int status;

	Printf(Process process, Complaint complaint) {
		this.process = process;
		this.complaint = complaint;
	}

	int run(List<String> words) throws IOException {
		var rest = !words.isEmpty() && words.getFirst().equals("--") ? words.subList(1, words.size()) : words;
		if (rest.isEmpty()) {
			complaint.say("printf: usage: printf format [arg ...]");
			return 2;
		}
		arguments = rest.subList(1, rest.size());
		var so = new StringBuilder();
		int before;
		boolean ended;
		do {
			before = next;
			ended = once(rest.getFirst(), so);
		} while (!ended && next > before && next < arguments.size());
		process.out(so.toString());
		return status;
	}

	private boolean once(String format, StringBuilder so) throws IOException {
		var matcher = DIRECTIVE.matcher(format);
		var at = 0;
		while (at < format.length()) {
			var percent = format.indexOf('%', at);
			if (percent < 0)
				return unescape(format.substring(at), so, false);
			unescape(format.substring(at, percent), so, false);
			if (!matcher.region(percent, format.length()).lookingAt()) {
				complaint.say("printf: " + format.substring(percent) + ": invalid directive");
				status = 1;
				return true;
			}
			at = matcher.end();
			if (directive(so, matcher.group(1), size(matcher.group(2)), size(matcher.group(4)), matcher.group(5).charAt(0)))
				return true;
		}
		return false;
	}

	private int size(String text) throws IOException {
		if (text == null)
			return -1;
		return text.equals("*") ? (int) number() : text.isEmpty() ? 0 : Integer.parseInt(text);
	}

	private String argument() {
		return next < arguments.size() ? arguments.get(next++) : "";
	}

	private long number() throws IOException {
		var text = argument();
		if (text.isEmpty())
			return 0;
		if (text.length() > 1 && (text.startsWith("'") || text.startsWith("\"")))
			return text.charAt(1);
		try {
			return Long.decode(text);
		} catch (NumberFormatException e) {
			complaint.say("printf: " + text + ": expected numeric value");
			status = 1;
			return 0;
		}
	}

	private boolean directive(StringBuilder so, String flags, int width, int precision, char kind) throws IOException {
		var ended = false;
		String text;
		switch (kind) {
		case '%' -> {
			so.append('%');
			return false;
		}
		case 'c' -> {
			var word = argument();
			text = word.isEmpty() ? "" : word.substring(0, 1);
		}
		case 's' -> text = argument();
		case 'b' -> {
			var plain = new StringBuilder();
			ended = unescape(argument(), plain, true);
			text = plain.toString();
		}
		case 'd', 'i' -> text = digits(Long.toString(number()), flags, width, precision);
		case 'u' -> text = digits(Long.toUnsignedString(number()), flags, width, precision);
		case 'o' -> text = digits((flags.contains("#") ? "0" : "") + Long.toOctalString(number()), flags, width, precision);
		case 'x' -> text = digits((flags.contains("#") ? "0x" : "") + Long.toHexString(number()), flags, width, precision);
		case 'X' -> text = digits(Long.toHexString(number()).toUpperCase(java.util.Locale.ROOT), flags, width, precision);
		case 'f' -> text = String.format(java.util.Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "f",
				Double.parseDouble('0' + argument()));
		default -> {
			complaint.say("printf: %" + kind + ": invalid directive");
			status = 1;
			return true;
		}
		}
		if ((kind == 's' || kind == 'b') && precision >= 0 && precision < text.length())
			text = text.substring(0, precision);
		var padding = " ".repeat(Math.max(0, width - text.length()));
		so.append(flags.contains("-") ? text + padding : padding + text);
		return ended;
	}

	private static String digits(String number, String flags, int width, int precision) {
		var sign = number.startsWith("-") ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
		var digits = number.startsWith("-") ? number.substring(1) : number;
		var least = precision >= 0 ? precision : flags.contains("0") && !flags.contains("-") ? width - sign.length() : 0;
		return sign + "0".repeat(Math.max(0, least - digits.length())) + digits;
	}

	/**
	 * Resolves backslashes.
	 *
	 * @param zero whether an octal number begins with a 0, as in echo and %b, where \c ends everything
	 * @return whether there was such an end
	 */
	static boolean unescape(String text, StringBuilder so, boolean zero) {
		for (int i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c != '\\' || i + 1 == text.length()) {
				so.append(c);
				continue;
			}
			var kind = text.charAt(++i);
			var plain = "abfnrtv\\".indexOf(kind);
			if (plain >= 0)
				so.append("\u0007\b\f\n\r\t\u000b\\".charAt(plain));
			else if (kind == 'c' && zero)
				return true;
			else if (kind >= '0' && kind <= '7') {
				var end = i;
				var most = i + (zero && kind == '0' ? 4 : 3);
				while (end < text.length() && end < most && text.charAt(end) >= '0' && text.charAt(end) <= '7')
					end++;
				so.append((char) (Integer.parseInt(text.substring(i, end), 8) & 0xFF));
				i = end - 1;
			} else
				so.append('\\').append(kind);
		}
		return false;
	}
}
