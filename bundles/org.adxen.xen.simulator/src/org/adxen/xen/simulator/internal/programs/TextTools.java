// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** The programs of coreutils that pass lines on. */
final class TextTools {

	private TextTools() {
	}

	static void install(Machine machine) {
		machine.install("/usr/bin", "cat", Tool.of("nvetA", "", TextTools::cat));
		machine.install("/usr/bin", "head", Tool.of("q", "nc lines bytes", TextTools::head));
		machine.install("/usr/bin", "tail", Tool.of("qF", "nc lines bytes", TextTools::tail));
		machine.install("/usr/bin", "wc", Tool.of("lwc", "", TextTools::wc));
		machine.install("/usr/bin", "cut", Tool.of("s", "dfcb", TextTools::cut));
		machine.install("/usr/bin", "sort", Tool.of("unrzb", "tk", TextTools::sort));
		machine.install("/usr/bin", "uniq", Tool.of("cdu", "", TextTools::uniq));
		machine.install("/usr/bin", "tr", Tool.of("dsc", "", TextTools::tr));
		machine.install("/usr/bin", "od", Tool.of("vbcx", "ANtjw", TextTools::od));
		machine.install("/usr/bin", "seq", Tool.of("", "", (process, options) -> {
			var first = options.words().size() > 1 ? Long.parseLong(options.words().getFirst()) : 1;
			for (long i = first; i <= Long.parseLong(options.words().getLast()); i++)
				process.out(i + "\n");
			return 0;
		}));
	}

	private static int cat(Process process, Options options) throws IOException {
		var paths = options.words().isEmpty() ? List.of("-") : options.words();
		return Tool.each(process, paths, "cat: %s", path -> {
			var file = path.equals("-") ? process.files().get(0).share() : process.open(path, "r");
			try {
				Tool.copy(process, file, process.files().get(1), Long.MAX_VALUE);
			} finally {
				file.release();
			}
		});
	}

	private static int head(Process process, Options options) throws IOException {
		var paths = options.words().isEmpty() ? List.of("-") : options.words();
		return Tool.each(process, paths, "head: cannot open '%s' for reading", path -> {
			var file = path.equals("-") ? process.files().get(0).share() : process.open(path, "r");
			try {
				if (options.has("c") || options.has("bytes"))
					Tool.copy(process, file, process.files().get(1), Sizes.parse(options.value("c", options.value("bytes", ""))));
				else
					process.out(firstLines(process, file, Long.parseLong(options.value("n", options.value("lines", "10")))));
			} finally {
				file.release();
			}
		});
	}

	private static String firstLines(Process process, org.adxen.xen.simulator.internal.machine.OpenFile file, long count)
			throws IOException {
		var so = new StringBuilder();
		var buffer = new byte[1024];
		var lines = 0L;
		while (count < 0 || lines < count) {
			var n = process.read(file, buffer, buffer.length);
			if (n < 0)
				break;
			for (int i = 0; i < n && (count < 0 || lines < count); i++) {
				so.append((char) (buffer[i] & 0xFF));
				lines += buffer[i] == '\n' ? 1 : 0;
			}
		}
		if (count >= 0)
			return so.toString();
		var all = Tool.lines(so.toString());
		return joined(all.subList(0, (int) Math.max(0, all.size() + count)));
	}

	private static String joined(List<String> lines) {
		return lines.isEmpty() ? "" : String.join("\n", lines) + '\n';
	}

	private static int tail(Process process, Options options) throws IOException {
		var text = Tool.contents(process, "tail", options.words());
		if (options.has("c") || options.has("bytes")) {
			var count = options.value("c", options.value("bytes", ""));
			process.out(count.startsWith("+") ? text.substring((int) Math.min(text.length(), Long.parseLong(count) - 1))
					: text.substring((int) Math.max(0, text.length() - Sizes.parse(count))));
			return 0;
		}
		var count = options.value("n", options.value("lines", "10"));
		var lines = Tool.lines(text);
		var from = count.startsWith("+") ? Integer.parseInt(count) - 1 : lines.size() - Integer.parseInt(count.replace("-", ""));
		var rest = joined(lines.subList(Math.clamp(from, 0, lines.size()), lines.size()));
		process.out(text.endsWith("\n") || rest.isEmpty() ? rest : rest.substring(0, rest.length() - 1));
		return 0;
	}

	private static int wc(Process process, Options options) throws IOException {
		var text = Tool.contents(process, "wc", options.words());
		var numbers = new ArrayList<Long>();
		var all = options.given().isEmpty();
		if (all || options.has("l"))
			numbers.add(text.chars().filter(c -> c == '\n').count());
		if (all || options.has("w"))
			numbers.add(text.isBlank() ? 0L : text.strip().split("\\s+").length);
		if (all || options.has("c"))
			numbers.add((long) text.length());
		var width = numbers.size() == 1 ? 1 : 7;
		var so = new StringBuilder();
		for (Long number : numbers)
			so.append(so.isEmpty() ? "" : " ").append(("%" + width + "d").formatted(number));
		process.out(so + (options.words().isEmpty() ? "" : " " + options.words().getFirst()) + '\n');
		return 0;
	}

	/** Whether a list such as 1,3-5,7- holds a number. */
	private static boolean holds(String list, int number) {
		for (String range : list.split(",")) {
			var ends = range.split("-", -1);
			var from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
			var to = ends.length == 1 ? from : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]);
			if (number >= from && number <= to)
				return true;
		}
		return false;
	}

	private static int cut(Process process, Options options) throws IOException {
		var so = new StringBuilder();
		var by = options.value("d", "\t");
		for (String line : Tool.lines(Tool.contents(process, "cut", options.words()))) {
			if (options.has("f") && !line.contains(by)) {
				if (!options.has("s"))
					so.append(line).append('\n');
				continue;
			}
			var pieces = options.has("f") ? line.split(java.util.regex.Pattern.quote(by), -1) : line.split("");
			var list = options.value("f", options.value("c", options.value("b", "1-")));
			var kept = new ArrayList<String>();
			for (int i = 0; i < pieces.length; i++)
				if (holds(list, i + 1))
					kept.add(pieces[i]);
			so.append(String.join(options.has("f") ? by : "", kept)).append('\n');
		}
		process.out(so.toString());
		return 0;
	}

	private static int sort(Process process, Options options) throws IOException {
		var key = options.value("k", "");
		var numeric = options.has("n") || key.contains("n");
		Comparator<String> order = numeric
				? Comparator.comparing((String line) -> number(field(line, key, options.value("t", ""))))
						.thenComparing(Comparator.naturalOrder())
				: Comparator.comparing((String line) -> field(line, key, options.value("t", "")))
						.thenComparing(Comparator.naturalOrder());
		if (options.has("r") || key.contains("r"))
			order = order.reversed();
		var lines = new ArrayList<>(Tool.lines(Tool.contents(process, "sort", options.words())));
		lines.sort(order);
		process.out(joined(options.has("u") ? List.copyOf(new LinkedHashSet<>(lines)) : lines));
		return 0;
	}

	private static BigDecimal number(String text) {
		var matcher = java.util.regex.Pattern.compile("\\s*(-?[0-9]+(\\.[0-9]+)?)").matcher(text);
		return matcher.lookingAt() ? new BigDecimal(matcher.group(1)) : BigDecimal.ZERO;
	}

	private static String field(String line, String key, String separator) {
		if (key.isEmpty())
			return line;
		var from = Integer.parseInt(key.replaceFirst("[^0-9].*", ""));
		var fields = separator.isEmpty() ? line.strip().split("\\s+") : line.split(java.util.regex.Pattern.quote(separator), -1);
		return from <= fields.length ? fields[from - 1] : "";
	}

	private static int uniq(Process process, Options options) throws IOException {
		var lines = Tool.lines(Tool.contents(process, "uniq", options.words()));
		var so = new StringBuilder();
		for (int i = 0; i < lines.size();) {
			var end = i;
			while (end < lines.size() && lines.get(end).equals(lines.get(i)))
				end++;
			if ((!options.has("d") || end - i > 1) && (!options.has("u") || end - i == 1))
				so.append(options.has("c") ? "%7d ".formatted(end - i) : "").append(lines.get(i)).append('\n');
			i = end;
		}
		process.out(so.toString());
		return 0;
	}

	private static int tr(Process process, Options options) throws IOException {
		var from = CharacterSet.of(options.words().getFirst());
		var to = options.words().size() > 1 ? CharacterSet.of(options.words().get(1)) : "";
		var squeezed = options.has("s") ? to.isEmpty() ? from : to : "";
		var so = new StringBuilder();
		for (char c : process.readInput().toCharArray()) {
			var found = from.indexOf(c);
			var in = found >= 0 != options.has("c");
			if (in && options.has("d"))
				continue;
			var out = in && !to.isEmpty() && !options.has("d")
					? to.charAt(options.has("c") ? to.length() - 1 : Math.min(found, to.length() - 1)) : c;
			var squeeze = options.has("c") && to.isEmpty() ? in : squeezed.indexOf(out) >= 0;
			if (squeeze && options.has("s") && !so.isEmpty() && so.charAt(so.length() - 1) == out)
				continue;
			so.append(out);
		}
		process.out(so.toString());
		return 0;
	}

	/** od -An -tx1, -tu1, -c and their like. */
	private static int od(Process process, Options options) throws IOException {
		var text = Tool.contents(process, "od", options.words());
		var skip = (int) Sizes.parse(options.value("j", "0"));
		text = text.substring(Math.min(skip, text.length()));
		text = text.substring(0, (int) Math.min(text.length(), Sizes.parse(options.value("N", Integer.toString(text.length())))));
		var kind = options.value("t", options.has("c") ? "c" : options.has("b") ? "o1" : "o2");
		var so = new StringBuilder();
		var bare = options.value("A", "o").equals("n");
		for (int i = 0; i < text.length(); i += 16) {
			so.append(bare ? "" : "%07o".formatted(i));
			for (int k = i; k < Math.min(i + 16, text.length()); k++)
				so.append(switch (kind) {
				case "x1" -> " %02x".formatted((int) text.charAt(k));
				case "u1" -> " %3d".formatted((int) text.charAt(k));
				case "c" -> text.charAt(k) == '\n' ? "  \\n" : text.charAt(k) == 0 ? "  \\0" : "   " + text.charAt(k);
				default -> " %03o".formatted((int) text.charAt(k));
				});
			so.append('\n');
		}
		process.out(so + (bare ? "" : "%07o%n".formatted(text.length())));
		return 0;
	}
}
