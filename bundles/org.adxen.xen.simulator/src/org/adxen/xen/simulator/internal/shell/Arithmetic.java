// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.List;

/** The integer expressions of $((…)): the C operators on 64 bits, over the variables of a shell. */
final class Arithmetic {

	private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"),
			List.of("&"), List.of("==", "!="), List.of("<=", ">=", "<", ">"), List.of("<<", ">>"), List.of("+", "-"),
			List.of("*", "/", "%"));

	private final String text;
	private final Variables variables;
	private int at;

	private Arithmetic(String text, Variables variables) {
		this.text = text;
		this.variables = variables;
	}

	static long evaluate(String text, Variables variables) throws ScriptError {
		if (text.isBlank())
			return 0;
		var reader = new Arithmetic(text, variables);
		var value = reader.assignment();
		reader.blanks();
		if (reader.at < text.length())
			throw new ScriptError("arithmetic expression: expecting EOF: \"" + text + '"');
		return value;
	}

	private void blanks() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
	}

	private boolean accept(String operator) {
		blanks();
		if (!text.startsWith(operator, at))
			return false;
		var next = at + operator.length() < text.length() ? text.charAt(at + operator.length()) : 0;
		if (operator.length() == 1 && ("&|".contains(operator) && next == operator.charAt(0)
				|| "<>".contains(operator) && next == operator.charAt(0)))
			return false;
		at += operator.length();
		return true;
	}

	private long assignment() throws ScriptError {
		var start = at;
		blanks();
		var name = name();
		if (!name.isEmpty()) {
			blanks();
			for (String operator : List.of("<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "="))
				if (text.startsWith(operator, at) && !text.startsWith("==", at)) {
					at += operator.length();
					var right = assignment();
					var value = operator.equals("=") ? right
							: apply(operator.substring(0, operator.length() - 1), valueOf(name), right);
					variables.set(name, Long.toString(value));
					return value;
				}
		}
		at = start;
		return conditional();
	}

	private long conditional() throws ScriptError {
		var condition = binary(0);
		if (!accept("?"))
			return condition;
		var yes = assignment();
		if (!accept(":"))
			throw new ScriptError("arithmetic expression: expecting ':': \"" + text + '"');
		var no = conditional();
		return condition != 0 ? yes : no;
	}

	private long binary(int level) throws ScriptError {
		if (level == LEVELS.size())
			return unary();
		var left = binary(level + 1);
		while (true) {
			var found = "";
			for (String operator : LEVELS.get(level))
				if (found.isEmpty() && accept(operator))
					found = operator;
			if (found.isEmpty())
				return left;
			left = apply(found, left, binary(level + 1));
		}
	}

	private long apply(String operator, long a, long b) throws ScriptError {
		return switch (operator) {
		case "||" -> a != 0 || b != 0 ? 1 : 0;
		case "&&" -> a != 0 && b != 0 ? 1 : 0;
		case "|" -> a | b;
		case "^" -> a ^ b;
		case "&" -> a & b;
		case "==" -> a == b ? 1 : 0;
		case "!=" -> a != b ? 1 : 0;
		case "<=" -> a <= b ? 1 : 0;
		case ">=" -> a >= b ? 1 : 0;
		case "<" -> a < b ? 1 : 0;
		case ">" -> a > b ? 1 : 0;
		case "<<" -> a << b;
		case ">>" -> a >> b;
		case "+" -> a + b;
		case "-" -> a - b;
		case "*" -> a * b;
		default -> {
			if (b == 0)
				throw new ScriptError("arithmetic expression: division by zero: \"" + text + '"');
			yield operator.equals("/") ? a / b : a % b;
		}
		};
	}

	private long unary() throws ScriptError {
		if (accept("-"))
			return -unary();
		if (accept("+"))
			return unary();
		if (accept("!"))
			return unary() == 0 ? 1 : 0;
		if (accept("~"))
			return ~unary();
		if (accept("(")) {
			var value = assignment();
			if (!accept(")"))
				throw new ScriptError("arithmetic expression: expecting ')': \"" + text + '"');
			return value;
		}
		blanks();
		var name = name();
		if (!name.isEmpty())
			return valueOf(name);
		var start = at;
		while (at < text.length() && Character.isLetterOrDigit(text.charAt(at)))
			at++;
		if (start == at)
			throw new ScriptError("arithmetic expression: expecting primary: \"" + text + '"');
		return number(text.substring(start, at));
	}

	private String name() {
		var start = at;
		while (at < text.length() && (WordReader.isNameStart(text.charAt(at)) || at > start && Character.isDigit(text.charAt(at))))
			at++;
		return text.substring(start, at);
	}

	private long valueOf(String name) throws ScriptError {
		var value = variables.get(name).orElse("").strip();
		return value.isEmpty() ? 0 : value.startsWith("-") ? -number(value.substring(1)) : number(value);
	}

	private static long number(String digits) throws ScriptError {
		try {
			return Long.decode(digits);
		} catch (NumberFormatException e) {
			throw new ScriptError("Illegal number: " + digits);
		}
	}
}
