// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.adxen.xen.config.PythonSource.NotPlain;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads the plain part of Python's assignments: names, strings, whole numbers, lists and tuples, what {@code +} and a simple {@code %}
 * make of these, and names that have a value already. Values are {@code String}, {@link BigInteger}, {@code Boolean}, {@link Items}
 * and {@link #NONE}. Grammar: the Python 2 language reference, expressions.
 */
final class PythonReader {

	static final Object NONE = new Object();

	/**
	 * A list or tuple.
	 *
	 * @param size how long it will be at least when it is written, for lists can be put into lists
	 */
	record Items(List<Object> values, long size) {
	}

	private static final int MAX_DEPTH = 50;

	private final PythonSource in;
	private final Function<String, @Nullable Object> values;

	/** @param values of names; null for what is not known */
	PythonReader(PythonSource in, Function<String, @Nullable Object> values) {
		this.in = in;
		this.values = values;
	}

	/** Takes {@code =} or, and that is told, {@code +=}. */
	boolean assignment() throws NotPlain {
		in.skipBlanks();
		if (in.isNext("+=")) {
			in.take(2);
			return true;
		}
		if (in.peek() == '=' && !in.isNext("==")) {
			in.take(1);
			return false;
		}
		throw in.notPlain("This is no assignment of a value to a name.");
	}

	// --- values

	Object expression() throws NotPlain {
		Object value = product();
		while (true) {
			in.skipBlanks();
			if (in.peek() != '+' || in.isNext("+=")) {
				return value;
			}
			ConfigPosition plus = in.position();
			in.take(1);
			value = sum(value, product(), plus);
		}
	}

	private Object product() throws NotPlain {
		Object value = term();
		while (true) {
			in.skipBlanks();
			if (in.peek() != '%') {
				return value;
			}
			ConfigPosition percent = in.position();
			in.take(1);
			Object with = term();
			if (!(value instanceof String format)) {
				throw new NotPlain(percent, "This is arithmetic.");
			}
			value = PythonSource.bounded(PythonFormat.apply(format, with, percent), percent);
		}
	}

	/** What {@code +} makes of two values. */
	static Object sum(Object one, Object other, ConfigPosition position) throws NotPlain {
		if (one instanceof String a && other instanceof String b) {
			return PythonSource.bounded(a + b, position);
		}
		if (one instanceof BigInteger a && other instanceof BigInteger b) {
			return a.add(b);
		}
		if (one instanceof Items a && other instanceof Items b) {
			var both = new ArrayList<>(a.values());
			both.addAll(b.values());
			return items(both, position);
		}
		throw new NotPlain(position, "These two values cannot be added.");
	}

	private Object term() throws NotPlain {
		in.skipBlanks();
		char c = in.peek();
		if (c == '[' || c == '(') {
			return items(c == '[' ? ']' : ')');
		}
		if (in.startsString()) {
			return in.strings();
		}
		if (c == '-' || c >= '0' && c <= '9') {
			return number();
		}
		ConfigPosition start = in.position();
		if (!Character.isLetter(c) && c != '_') {
			throw new NotPlain(start, in.atEnd() || c == '\n' ? "The value is missing." : "This is no plain value.");
		}
		String name = in.name();
		in.skipBlanks();
		if (in.peek() == '(' || in.peek() == '.' || in.peek() == '[') {
			throw new NotPlain(start, "The value of `" + name + "' would have to be computed.");
		}
		return switch (name) {
		case "True" -> Boolean.TRUE;
		case "False" -> Boolean.FALSE;
		case "None" -> NONE;
		default -> {
			if (values.apply(name) instanceof Object known) {
				yield known;
			}
			throw new NotPlain(start, "`" + name + "' has no plain value.");
		}
		};
	}

	private static Items items(List<Object> values, ConfigPosition position) throws NotPlain {
		long size = 2;
		for (Object value : values) {
			size += value instanceof Items inner ? inner.size : value.toString().length() + 2;
		}
		if (size > PythonSource.MOST_CHARACTERS) {
			throw new NotPlain(position, "This value would be larger than any configuration file.");
		}
		return new Items(values, size);
	}

	/** A list; parentheses around one value are only parentheses. */
	private Object items(char close) throws NotPlain {
		ConfigPosition start = in.position();
		if (in.depth() == MAX_DEPTH) {
			throw in.notPlain("This is nested deeper than any configuration needs.");
		}
		in.open();
		var items = new ArrayList<Object>();
		boolean comma = false;
		in.skipBlanks();
		while (in.peek() != close) {
			items.add(expression());
			in.skipBlanks();
			if (in.peek() == ',') {
				comma = true;
				in.take(1);
				in.skipBlanks();
			} else if (in.peek() != close) {
				throw in.notPlain("A comma or `" + close + "' is missing here.");
			}
		}
		in.close();
		return close == ')' && items.size() == 1 && !comma ? items.get(0) : items(items, start);
	}

	private Object number() throws NotPlain {
		ConfigPosition start = in.position();
		boolean negative = in.peek() == '-';
		in.take(negative ? 1 : 0);
		String digits = in.word().replaceFirst("[lL]$", "");
		if (digits.length() > 20) {
			throw new NotPlain(start, "This number is larger than any that xl reads.");
		}
		String lower = digits.toLowerCase(Locale.ROOT);
		BigInteger number;
		if (lower.matches("0x[0-9a-f]+")) {
			number = new BigInteger(lower.substring(2), 16);
		} else if (lower.matches("0o?[0-7]+")) {
			number = new BigInteger(lower.substring(lower.startsWith("0o") ? 2 : 1), 8);
		} else if (lower.matches("0|[1-9][0-9]*")) {
			number = new BigInteger(lower);
		} else {
			throw new NotPlain(start, "xl has whole numbers only.");
		}
		return negative ? number.negate() : number;
	}
}
