// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.List;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Inode;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** The conditions of test(1). */
final class Condition {

	private static final List<String> BINARY = List.of("=", "!=", "<", ">", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-nt", "-ot",
			"-ef");

	private final Process process;
	private final List<String> words;
	private int at;

	private Condition(Process process, List<String> words) {
		this.process = process;
		this.words = words;
	}

	static boolean test(Process process, String name, List<String> words) throws ScriptError {
		var inner = words;
		if (name.equals("[")) {
			if (words.isEmpty() || !words.getLast().equals("]"))
				throw new ScriptError("missing ]");
			inner = words.subList(0, words.size() - 1);
		}
		if (inner.isEmpty())
			return false;
		var condition = new Condition(process, inner);
		var so = condition.either();
		if (condition.at < inner.size())
			throw new ScriptError(inner.get(condition.at) + ": unexpected operator");
		return so;
	}

	private boolean either() throws ScriptError {
		var so = both();
		while (at < words.size() && words.get(at).equals("-o")) {
			at++;
			so |= both();
		}
		return so;
	}

	private boolean both() throws ScriptError {
		var so = not();
		while (at < words.size() && words.get(at).equals("-a")) {
			at++;
			so &= not();
		}
		return so;
	}

	private boolean not() throws ScriptError {
		if (words.get(at).equals("!") && words.size() - at > 1 && !isBinary(at + 1)) {
			at++;
			return !not();
		}
		return primary();
	}

	private boolean isBinary(int index) {
		return index < words.size() - 1 && BINARY.contains(words.get(index));
	}

	private boolean primary() throws ScriptError {
		if (isBinary(at + 1)) {
			at += 3;
			return binary(words.get(at - 3), words.get(at - 2), words.get(at - 1));
		}
		var word = words.get(at++);
		if (word.equals("(") && at < words.size()) {
			var so = either();
			if (at >= words.size() || !words.get(at).equals(")"))
				throw new ScriptError("closing paren expected");
			at++;
			return so;
		}
		if (word.length() == 2 && word.startsWith("-") && at < words.size() && "nzefdrwxshLpSbcugt".indexOf(word.charAt(1)) >= 0)
			return unary(word.charAt(1), words.get(at++));
		return !word.isEmpty();
	}

	private boolean unary(char operator, String word) {
		if (operator == 'n' || operator == 'z')
			return word.isEmpty() == (operator == 'z');
		if (operator == 't')
			return false;
		try {
			var node = process.machine().files().get(process.path(word), operator != 'h' && operator != 'L');
			return switch (operator) {
			case 'f' -> node.kind() == Inode.Kind.FILE;
			case 'd' -> node.isFolder();
			case 'h', 'L' -> node.kind() == Inode.Kind.LINK;
			case 'c' -> node.kind() == Inode.Kind.DEVICE;
			case 's' -> node.size() > 0;
			case 'r' -> Machine.allowed(process, node, 4);
			case 'w' -> Machine.allowed(process, node, 2);
			case 'x' -> Machine.allowed(process, node, 1);
			case 'e' -> true;
			default -> false;
			};
		} catch (Errno e) {
			return false;
		}
	}

	private boolean binary(String left, String operator, String right) throws ScriptError {
		return switch (operator) {
		case "=" -> left.equals(right);
		case "!=" -> !left.equals(right);
		case "<" -> left.compareTo(right) < 0;
		case ">" -> left.compareTo(right) > 0;
		case "-eq" -> number(left) == number(right);
		case "-ne" -> number(left) != number(right);
		case "-gt" -> number(left) > number(right);
		case "-ge" -> number(left) >= number(right);
		case "-lt" -> number(left) < number(right);
		case "-le" -> number(left) <= number(right);
		default -> files(left, operator, right);
		};
	}

	private boolean files(String left, String operator, String right) {
		try {
			var files = process.machine().files();
			var one = files.get(process.path(left), true);
			var two = files.get(process.path(right), true);
			return operator.equals("-ef") ? one == two
					: operator.equals("-nt") ? one.changed().isAfter(two.changed()) : one.changed().isBefore(two.changed());
		} catch (Errno e) {
			return false;
		}
	}

	private static long number(String text) throws ScriptError {
		try {
			return Long.parseLong(text.strip());
		} catch (NumberFormatException e) {
			throw new ScriptError("Illegal number: " + text);
		}
	}
}
