// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.GsonBuilder;

/** Journal entries for other programs. Pure but for the writing. */
public final class JournalExport {

	private JournalExport() {
	}

	/** An array of entries with their targets inside, indented. Times are ISO 8601, UTC. */
	public static void json(List<JournalEntry> entries, Appendable out) throws IOException {
		new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
				.toJson(entries.stream().map(JournalExport::plain).toList(), out);
		out.append('\n');
	}

	/** One row a target, with a header; RFC 4180, with nothing in it that a spreadsheet would run. */
	public static void csv(List<JournalEntry> entries, Appendable out) throws IOException {
		row(out, "id", "begun", "ended", "who", "origin", "operation", "name", "parameters", "reason", "target",
				"target name", "state", "detail", "task");
		for (JournalEntry e : entries) {
			for (JournalEntry.Line line : e.targets()) {
				row(out, e.id(), e.begunAt().toString(), e.endedAt().map(Object::toString).orElse(""), e.who(), e.origin(),
						e.operation(), e.name(), parameters(e.parameters()), e.reason(), line.target(), line.name(),
						line.state().name(), line.detail(), line.task());
			}
		}
	}

	private static Map<String, Object> plain(JournalEntry e) {
		var object = new LinkedHashMap<String, Object>();
		object.put("id", e.id());
		object.put("begun", e.begunAt().toString());
		e.endedAt().ifPresent(at -> object.put("ended", at.toString()));
		object.put("who", e.who());
		object.put("origin", e.origin());
		object.put("operation", e.operation());
		object.put("name", e.name());
		object.put("parameters", e.parameters());
		object.put("reason", e.reason());
		object.put("targets", e.targets().stream().map(JournalExport::plain).toList());
		return object;
	}

	private static Map<String, String> plain(JournalEntry.Line line) {
		var object = new LinkedHashMap<String, String>();
		object.put("target", line.target());
		object.put("name", line.name());
		object.put("state", line.state().name());
		object.put("detail", line.detail());
		object.put("task", line.task());
		return object;
	}

	private static String parameters(Map<String, String> parameters) {
		return parameters.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(p -> p.getKey() + "=" + p.getValue())
				.collect(Collectors.joining("; "));
	}

	private static void row(Appendable out, String... cells) throws IOException {
		out.append(Stream.of(cells).map(JournalExport::cell).collect(Collectors.joining(","))).append("\r\n");
	}

	/**
	 * A spreadsheet takes what begins so for a formula, and a domain's name may be chosen by anybody: an apostrophe before it
	 * ends that, as in the command line's CSV.
	 */
	private static String inert(String text) {
		return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
	}

	private static String cell(String raw) {
		String text = inert(raw);
		boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
		return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
