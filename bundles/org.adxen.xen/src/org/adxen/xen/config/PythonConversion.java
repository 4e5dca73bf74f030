// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.config.PythonReader.Items;
import org.adxen.xen.config.PythonSource.NotPlain;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a configuration file of the old {@code xm}, which was a Python program, comes to as a file for {@code xl}. Assignments of
 * strings, numbers, lists of them, and of what these make with {@code +} and a simple {@code %} are worked out by reading; nothing is
 * ever executed, so that every other statement is a problem with its place. Comments are kept. Pure.
 *
 * @param text     the file for {@code xl}, without what could not be converted
 * @param problems what was left out, in the order of the old file; places are those of the old file
 */
public record PythonConversion(String text, List<ConfigProblem> problems) {

	private static final String NOT_EXECUTED = "AdXen executes no Python, so this was left out; write what it comes to as plain"
			+ " lines KEY = VALUE.";

	public PythonConversion {
		problems = List.copyOf(problems);
	}

	/** What a file holds, at most {@link ConfigFile#MAX_SIZE} bytes of it. A file that {@code xl} reads already stays as it is. */
	public static PythonConversion of(byte[] bytes) {
		ConfigFile asItIs = ConfigFile.parse(bytes);
		String source = new String(bytes, StandardCharsets.UTF_8);
		if (asItIs.accepted() || bytes.length > ConfigFile.MAX_SIZE) {
			return new PythonConversion(source, asItIs.accepted() ? List.of() : asItIs.problems());
		}
		return new Conversion(source).convert();
	}

	/** One file on its way. */
	private static final class Conversion {

		private final PythonSource source;
		private final PythonReader reader;
		private final Problems problems = new Problems();
		/** Values of names by now; those that could not be worked out are absent. */
		private final Map<String, Object> values = new LinkedHashMap<>();
		/** Where names were first assigned. */
		private final Map<String, ConfigPosition> places = new HashMap<>();
		/** Names that were used in other values. */
		private final Set<String> used = new HashSet<>();
		/** Comments and empty lines as they are, and names where they were first assigned. */
		private final List<Object> lines = new ArrayList<>();

		private record Key(String name) {
		}

		Conversion(String source) {
			this.source = new PythonSource(source);
			reader = new PythonReader(this.source, this::valueOf);
		}

		private @Nullable Object valueOf(String name) {
			used.add(name);
			return values.get(name);
		}

		PythonConversion convert() {
			while (!source.atEnd() && !problems.full()) {
				if (source.atBlankLine()) {
					lines.add(source.takeLine().strip());
				} else if (source.indented()) {
					// belongs to a statement that was left out
					source.skipStatement();
				} else {
					statement();
				}
			}
			places.forEach((name, position) -> {
				if (values.containsKey(name) && !isKey(name) && !used.contains(name)) {
					problems.error(position, name, "`" + name + "' is no key of xl's: those begin with a lower-case letter. It was left out.");
				}
			});
			return new PythonConversion(write(), problems.sorted());
		}

		private void statement() {
			ConfigPosition position = source.position();
			String name = "";
			try {
				name = source.name();
				boolean append = reader.assignment();
				Object value = reader.expression();
				source.endOfStatement();
				assign(name, append ? PythonReader.sum(before(name, position), value, position) : value, position);
			} catch (NotPlain e) {
				values.remove(name);
				problems.error(e.position(), name.isEmpty() ? null : name, e.getMessage() + " " + NOT_EXECUTED);
				source.skipStatement();
			}
		}

		private Object before(String name, ConfigPosition position) throws NotPlain {
			if (values.get(name) instanceof Object value) {
				return value;
			}
			throw new NotPlain(position, "`" + name + "' has no value that could be added to.");
		}

		private void assign(String name, Object value, ConfigPosition position) {
			values.put(name, value);
			if (!places.containsKey(name)) {
				places.put(name, position);
				lines.add(new Key(name));
			}
		}

		private String write() {
			var text = new StringBuilder();
			for (Object line : lines) {
				if (!(line instanceof Key(String name))) {
					text.append(line).append('\n');
				} else if (values.get(name) instanceof Object value && value != PythonReader.NONE && isKey(name)) {
					text.append(name).append(" = ").append(written(value)).append('\n');
				}
			}
			return text.toString();
		}

		/** Names that only served to make other values are none. */
		private boolean isKey(String name) {
			return KnownKeys.kind(name) != null || !used.contains(name) && name.matches("[a-z][a-z0-9_.]*");
		}

		private static String written(Object value) {
			return switch (value) {
			case Boolean truth -> truth ? "1" : "0";
			case BigInteger number -> number.signum() < 0 ? quoted(number.toString()) : number.toString();
			case Items items -> "[ " + String.join(", ", items.values().stream().map(Conversion::written).toList()) + " ]";
			default -> quoted(value.toString());
			};
		}

		/** With the escapes of libxlutil's scanner (libxlu_cfg.c, xlu__cfgl_dequote). */
		private static String quoted(String text) {
			var so = new StringBuilder("\"");
			for (char c : text.toCharArray()) {
				switch (c) {
				case '"', '\\' -> so.append('\\').append(c);
				case '\n' -> so.append("\\n");
				case '\r' -> so.append("\\r");
				default -> so.append(c);
				}
			}
			return so.append('"').toString();
		}
	}
}
