// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.config.ConfigToken.Kind;
import org.adxen.xen.config.ConfigValue.NumberToken;
import org.adxen.xen.config.ConfigValue.Text;
import org.adxen.xen.config.ConfigValue.ValueList;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads statements as libxlutil's grammar has them. After an error it goes on with the next statement, as that does, to
 * find the other errors too; but a broken list makes one error, not one on each of its lines.
 */
final class ConfigParser {

	/** Ours: the library reads some 4,990 levels, xl.cfg(5) needs two. */
	static final int MAX_DEPTH = 100;

	/** What a key was set to; += adds a part. They are joined at the end, so that a file of many is no slower than others. */
	private record Setting(ConfigPosition position, boolean appended, List<ConfigValue> parts) {
	}

	private static final Set<String> TRUTH = Set.of("true", "false", "yes", "no", "on", "off", "none");

	private final Problems problems;
	private final ConfigLexer lexer;
	private final Map<String, Setting> settings = new LinkedHashMap<>();
	private ConfigToken token;
	private @Nullable ConfigToken pushedBack;
	/** The place of the last token before the end of the file: where xl reports that something is missing. */
	private ConfigPosition last = ConfigPosition.START;

	ConfigParser(byte[] bytes, Problems problems) {
		this.problems = problems;
		lexer = new ConfigLexer(bytes, problems);
		token = lexer.next();
	}

	ConfigDictionary parse() {
		while (token.kind() != Kind.END && !problems.full()) {
			if (token.kind() == Kind.NEWLINE || token.kind() == Kind.SEMICOLON)
				advance();
			else
				statement();
		}
		var entries = new LinkedHashMap<String, ConfigEntry>();
		settings.forEach((key, setting) -> entries.put(key,
				new ConfigEntry(key, setting.position, whole(setting.parts), setting.appended)));
		return new ConfigDictionary(entries);
	}

	private void advance() {
		last = token.position();
		var waiting = pushedBack;
		pushedBack = null;
		token = waiting == null ? lexer.next() : waiting;
	}

	private void pushBack(ConfigToken previous) {
		pushedBack = token;
		token = previous;
	}

	private void statement() {
		if (token.kind() != Kind.IDENTIFIER) {
			fail(null, "A statement begins with a key, not with " + describe() + "; write KEY = VALUE.");
			skipLine();
			return;
		}
		String key = text(token.bytes());
		var position = token.position();
		advance();
		boolean append = token.kind() == Kind.APPEND;
		if (!append && token.kind() != Kind.ASSIGN) {
			fail(key, "`" + key + "' is followed by " + describe() + " instead of `=' or `+='; write " + key
					+ " = VALUE.");
			skipLine();
			return;
		}
		advance();
		var value = value(key);
		if (value == null)
			return;
		if (!EnumSet.of(Kind.NEWLINE, Kind.SEMICOLON, Kind.END).contains(token.kind())) {
			fail(key, "The value of `" + key + "' is complete before " + describe()
					+ "; begin a new line there, or write several values as a list in brackets.");
			skipLine();
			return;
		}
		store(key, position, value, append);
	}

	/** Null if there was an error, after which the next statement is the current one. */
	private @Nullable ConfigValue value(String key) {
		Deque<ValueList> open = new ArrayDeque<>();
		Deque<List<ConfigValue>> contents = new ArrayDeque<>();
		while (true) {
			ConfigValue value;
			if (token.kind() == Kind.OPEN && open.size() == MAX_DEPTH) {
				fail(key, "The lists of `" + key + "' are nested deeper than " + MAX_DEPTH + " levels; no key needs that.");
				skipStatement();
				return null;
			} else if (token.kind() == Kind.OPEN) {
				open.push(new ValueList(List.of(), token.position()));
				contents.push(new ArrayList<>());
				advanceOverLines();
				if (token.kind() != Kind.CLOSE)
					continue;
				value = close(open, contents);
			} else if (token.kind() == Kind.TEXT) {
				value = Text.of(token.bytes(), token.position());
			} else if (token.kind() == Kind.NUMBER) {
				value = new NumberToken(text(token.bytes()), token.position());
			} else {
				fail(key, missingValue(key, !open.isEmpty()));
				if (open.isEmpty())
					skipLine();
				else
					skipStatement();
				return null;
			}
			advance();
			while (!open.isEmpty()) {
				contents.element().add(value);
				skipNewlines();
				if (token.kind() == Kind.COMMA) {
					advanceOverLines();
					if (token.kind() != Kind.CLOSE)
						break;
				} else if (token.kind() != Kind.CLOSE) {
					fail(key, "The list of `" + key + "' that begins on line " + open.element().position().line()
							+ " goes on with " + describe() + " instead of `,' or `]'; add what is missing.");
					skipStatement();
					return null;
				}
				value = close(open, contents);
				advance();
			}
			if (open.isEmpty())
				return value;
		}
	}

	private static ConfigValue close(Deque<ValueList> open, Deque<List<ConfigValue>> contents) {
		return new ValueList(contents.pop(), open.pop().position());
	}

	private void advanceOverLines() {
		advance();
		skipNewlines();
	}

	private void skipNewlines() {
		while (token.kind() == Kind.NEWLINE)
			advance();
	}

	private String missingValue(String key, boolean inList) {
		if (token.kind() == Kind.IDENTIFIER) {
			String word = shortened(token.bytes());
			return TRUTH.contains(word) ? "`" + word + "' is not a value of xl's; write 1 for true and 0 for false."
					: "`" + word + "' is not a value; put it in quotes: \"" + word + "\".";
		}
		if (inList)
			return "The list of `" + key + "' has " + describe() + " where a value or `]' must be; remove it or add the value.";
		return "`" + key + "' has no value but " + describe() + "; write '' for an empty one, or remove the line.";
	}

	private void store(String key, ConfigPosition position, ConfigValue value, boolean append) {
		var previous = setting(key);
		if (previous == null || !append) {
			if (previous != null)
				problems.warning(position, key, "`" + key + "' replaces what line " + previous.position.line()
						+ " said; remove one of them, or write += to add to it.");
			settings.put(key, new Setting(position, append, new ArrayList<>(List.of(value))));
		} else if (previous.parts.getFirst() instanceof ValueList != value instanceof ValueList)
			problems.error(value.position(), key, "xl cannot add a list to a string, or a string to a list: `" + key
					+ "' on line " + previous.position.line() + " is the other kind.");
		else {
			previous.parts.add(value);
			settings.put(key, new Setting(position, true, previous.parts));
		}
	}

	private @Nullable Setting setting(String key) {
		return settings.get(key);
	}

	private static ConfigValue whole(List<ConfigValue> parts) {
		var first = parts.getFirst();
		if (parts.size() == 1)
			return first;
		var items = new ArrayList<ConfigValue>();
		var bytes = new ByteArrayOutputStream();
		for (var part : parts)
			if (part instanceof ValueList list)
				items.addAll(list.items());
			else
				bytes.writeBytes(bytes(part));
		return first instanceof ValueList ? new ValueList(items, first.position())
				: Text.of(bytes.toByteArray(), first.position());
	}

	private static byte[] bytes(ConfigValue value) {
		return switch (value) {
			case Text text -> text.bytes();
			case NumberToken(String token, ConfigPosition position) -> token.getBytes(StandardCharsets.US_ASCII);
			case ValueList list -> throw new IllegalArgumentException("a list has no bytes");
		};
	}

	private void fail(@Nullable String key, String sentence) {
		var position = token.kind() == Kind.END ? last : token.position();
		if (position.line() > lexer.errorLine())
			problems.error(position, key, sentence);
	}

	private String describe() {
		return switch (token.kind()) {
			case IDENTIFIER, NUMBER -> "`" + shortened(token.bytes()) + "'";
			case TEXT -> "the string \"" + shortened(token.bytes()) + "\"";
			default -> token.kind().label;
		};
	}

	private static String text(byte[] bytes) {
		return Text.of(bytes, ConfigPosition.START).text();
	}

	private static String shortened(byte[] bytes) {
		String text = text(bytes);
		return text.length() <= 40 ? text : text.substring(0, 37) + "...";
	}

	private void skipLine() {
		while (token.kind() != Kind.NEWLINE && token.kind() != Kind.END)
			advance();
	}

	/** To the next line that looks like a statement: the other lines of a broken list are no news. */
	private void skipStatement() {
		while (true) {
			skipLine();
			skipNewlines();
			if (token.kind() == Kind.END)
				return;
			if (token.kind() == Kind.IDENTIFIER) {
				var key = token;
				advance();
				if (token.kind() == Kind.ASSIGN || token.kind() == Kind.APPEND) {
					pushBack(key);
					return;
				}
			}
		}
	}
}
