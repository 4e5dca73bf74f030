// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.adxen.xen.config.ConfigNumber.Malformed;
import org.adxen.xen.config.ConfigNumber.OutOfRange;
import org.adxen.xen.config.ConfigNumber.Whole;
import org.adxen.xen.config.ConfigValue.NumberToken;
import org.adxen.xen.config.ConfigValue.Text;
import org.adxen.xen.config.ConfigValue.ValueList;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the real libxlutil said to an input, and what this package says in the same words. The lines are those that
 * testdata/config/oracle/oracle.c writes; its README says how.
 */
final class LibraryAnswers {

	private static final Pattern ERROR_LINE = Pattern.compile("error \"F:(\\d+):.*");
	/** Places at line ends the library counts one line short. */
	private static final String AT_NEWLINE = "unexpected\\20NEWLINE";
	/** The library names the line where the second value ends, we the one where it begins. */
	private static final String MIXED = "can't\\20add\\20[list]";

	private LibraryAnswers() {
	}

	/** The input of a recorded line. */
	static byte[] input(String line) {
		return HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1, line.indexOf('\t')));
	}

	/** What the library answered, as far as it is to be compared. */
	static String recorded(String line) {
		String answer = line.substring(line.indexOf('\t') + 1);
		if (answer.equals("abort") || answer.contains(MIXED))
			return "error";
		var error = ERROR_LINE.matcher(answer);
		if (error.matches() && line.startsWith("config"))
			return "error in line " + (Integer.parseInt(error.group(1)) + (answer.contains(AT_NEWLINE) ? 1 : 0));
		if (answer.startsWith("error"))
			return "error";
		// A drive without target is null to the library and empty to us, which no file can tell apart.
		return line.startsWith("config") ? sorted(answer) : answer.replace("target=null", "target=\"\"");
	}

	/** What this package makes of the same input, in the same form. */
	static String ours(String line) {
		byte[] input = input(line);
		String answer = switch (line.substring(0, line.indexOf(' '))) {
			case "config" -> config(input);
			case "disk" -> disk(new String(input, StandardCharsets.ISO_8859_1));
			case "rate" -> rate(new String(input, StandardCharsets.ISO_8859_1));
			case "pci" -> pci(new String(input, StandardCharsets.ISO_8859_1));
			default -> throw new IllegalArgumentException(line);
		};
		return recorded(line).equals("error") && answer.startsWith("error in") ? "error" : answer;
	}

	private static String config(byte[] input) {
		var problems = new Problems();
		var dictionary = new ConfigParser(input, problems).parse();
		var errors = problems.sorted().stream().filter(p -> p.severity() == ConfigProblem.Severity.ERROR).toList();
		for (var error : errors)
			if (!error.sentence().contains("cannot add a list"))
				return "error in line " + error.line();
		if (!errors.isEmpty())
			return "error";
		return sorted(dictionary.entries().stream().map(e -> " " + e.key() + "=" + show(e.value()) + number(e))
				.collect(Collectors.joining("", "ok", "")));
	}

	private static String sorted(String answer) {
		return String.join(" ", new TreeSet<>(List.of(answer.split(" "))));
	}

	private static String show(ConfigValue value) {
		return switch (value) {
			case Text text -> quoted(text.bytes());
			case NumberToken number -> quoted(number.token().getBytes(StandardCharsets.ISO_8859_1));
			case ValueList list -> list.items().stream().map(LibraryAnswers::show).collect(Collectors.joining(",", "[", "]"));
		};
	}

	private static String number(ConfigEntry entry) {
		String text = entry.value().atom();
		if (text == null)
			return "";
		if (entry.appended())
			return "!22";
		return switch (ConfigNumber.parse(text)) {
			case Whole whole -> "#" + whole.value();
			case Malformed no -> "!22";
			case OutOfRange no -> "!34";
		};
	}

	private static String disk(String spec) {
		try {
			var disk = new DiskSpecReader(spec).read(ConfigPosition.START);
			var type = disk.backendType();
			var discard = disk.discard();
			return "ok" + field("target", disk.target()) + field("vdev", disk.device()) + field("script", disk.script())
					+ field("backend", disk.backendDomain()) + " format=" + disk.format().name().toLowerCase()
					+ " backendtype=" + (type == null ? "unknown" : type.name().toLowerCase())
					+ " write=" + (disk.writable() ? 1 : 0) + " cdrom=" + (disk.cdrom() ? 1 : 0) + " safe="
					+ (disk.directIoSafe() ? 1 : 0) + " discard="
					+ (discard == null ? "default" : discard ? "on" : "off");
		} catch (SpecException e) {
			return "error";
		}
	}

	private static String rate(String text) {
		try {
			var rate = VifRate.parse(text);
			return "ok " + rate.bytesPerInterval() + " bytes in " + rate.intervalMicroseconds() + " us";
		} catch (SpecException e) {
			return "error";
		}
	}

	private static String pci(String text) {
		try {
			PciSpecCheck.check(text);
			return "ok";
		} catch (SpecException e) {
			return "error";
		}
	}

	private static String field(String name, @Nullable String value) {
		return " " + name + "=" + (value == null ? "null" : quoted(value.getBytes(StandardCharsets.ISO_8859_1)));
	}

	private static String quoted(byte[] bytes) {
		var text = new StringBuilder("\"");
		for (byte b : bytes)
			if (b > ' ' && b < 127 && b != '"' && b != '\\' && b != ';')
				text.append((char) b);
			else
				text.append("\\%02x".formatted(b & 0xFF));
		return text.append('"').toString();
	}
}
