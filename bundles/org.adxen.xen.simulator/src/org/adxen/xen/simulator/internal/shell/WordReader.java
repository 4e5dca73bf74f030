// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.simulator.internal.shell.Word.Output;
import org.adxen.xen.simulator.internal.shell.Word.Parameter;
import org.adxen.xen.simulator.internal.shell.Word.Part;
import org.adxen.xen.simulator.internal.shell.Word.Sum;
import org.adxen.xen.simulator.internal.shell.Word.Text;

/** Reads words with their quoting and the beginnings of expansions (POSIX 2.2 and 2.6). */
class WordReader {

	private static final String ENDS_WORD = " \t\n;&|<>()";

	final String text;
	int at;
	int line = 1;

	WordReader(String text) {
		this.text = text;
	}

	final char peek() {
		return peek(0);
	}

	final char peek(int ahead) {
		return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
	}

	final boolean ended() {
		return at >= text.length();
	}

	final char take() {
		var c = text.charAt(at++);
		if (c == '\n')
			line++;
		return c;
	}

	static boolean endsWord(char c) {
		return ENDS_WORD.indexOf(c) >= 0;
	}

	final boolean atWord() {
		return !ended() && !endsWord(peek());
	}

	/** Reads a word that ends at an unquoted blank or operator. */
	final Word word() throws ScriptError {
		var parts = new ArrayList<Part>();
		while (atWord())
			piece(parts, false);
		return new Word(parts);
	}

	/** Reads up to an unquoted closing brace. */
	private Word untilBrace(boolean quoted) throws ScriptError {
		var parts = new ArrayList<Part>();
		while (peek() != '}') {
			if (ended())
				throw new ScriptError("Syntax error: Missing '}'");
			piece(parts, quoted);
		}
		take();
		return new Word(parts);
	}

	private void piece(List<Part> parts, boolean quoted) throws ScriptError {
		var c = peek();
		if (c == '\\' && peek(1) == '\n') {
			take();
			take();
		} else if (c == '\\') {
			take();
			escaped(parts, quoted);
		} else if (c == '\'' && !quoted) {
			take();
			parts.add(new Text(untilQuote(), true));
		} else if (c == '"') {
			take();
			if (quoted)
				return;
			parts.add(new Text("", true));
			while (peek() != '"') {
				if (ended())
					throw new ScriptError("Syntax error: Unterminated quoted string");
				piece(parts, true);
			}
			take();
		} else if (c == '$') {
			take();
			dollar(parts, quoted);
		} else if (c == '`') {
			take();
			parts.add(new Output(new Parser(backquoted(quoted)).whole(), quoted));
		} else
			add(parts, String.valueOf(take()), quoted);
	}

	private void escaped(List<Part> parts, boolean quoted) {
		if (ended())
			add(parts, "\\", true);
		else if (!quoted || "$`\"\\}".indexOf(peek()) >= 0)
			add(parts, String.valueOf(take()), true);
		else
			add(parts, "\\" + take(), true);
	}

	private String untilQuote() throws ScriptError {
		var so = new StringBuilder();
		while (peek() != '\'') {
			if (ended())
				throw new ScriptError("Syntax error: Unterminated quoted string");
			so.append(take());
		}
		take();
		return so.toString();
	}

	private String backquoted(boolean quoted) throws ScriptError {
		var so = new StringBuilder();
		while (peek() != '`') {
			if (ended())
				throw new ScriptError("Syntax error: EOF in backquote substitution");
			if (peek() == '\\' && ("$`\\".indexOf(peek(1)) >= 0 || quoted && peek(1) == '"'))
				take();
			so.append(take());
		}
		take();
		return so.toString();
	}

	private void dollar(List<Part> parts, boolean quoted) throws ScriptError {
		var c = peek();
		if (c == '(' && peek(1) == '(' && arithmetic(parts, quoted))
			return;
		if (c == '(') {
			take();
			var inner = new Parser(text);
			inner.at = at;
			inner.line = line;
			var script = inner.untilParenthesis();
			at = inner.at;
			line = inner.line;
			parts.add(new Output(script, quoted));
		} else if (c == '{') {
			take();
			parts.add(braced(quoted));
		} else if (isNameStart(c))
			parts.add(new Parameter(name(), "", Word.EMPTY, quoted));
		else if (c != 0 && "@*#?-$!0123456789".indexOf(c) >= 0)
			parts.add(new Parameter(String.valueOf(take()), "", Word.EMPTY, quoted));
		else
			add(parts, "$", quoted);
	}

	/** $((…)), unless it turns out to be a subshell in a command substitution. */
	private boolean arithmetic(List<Part> parts, boolean quoted) throws ScriptError {
		var depth = 0;
		var end = at + 2;
		for (; end < text.length(); end++) {
			var c = text.charAt(end);
			if (c == '(')
				depth++;
			else if (c == ')' && depth-- == 0)
				break;
		}
		if (end + 1 >= text.length() || text.charAt(end + 1) != ')')
			return false;
		var inner = new WordReader(text.substring(at + 2, end));
		var pieces = new ArrayList<Part>();
		while (!inner.ended())
			inner.piece(pieces, true);
		at = end + 2;
		parts.add(new Sum(new Word(pieces), quoted));
		return true;
	}

	private Part braced(boolean quoted) throws ScriptError {
		if (peek() == '#' && peek(1) != '}') {
			take();
			var name = parameterName();
			if (peek() != '}')
				throw new ScriptError("Bad substitution");
			take();
			return new Parameter(name, "length", Word.EMPTY, quoted);
		}
		var name = parameterName();
		var operator = new StringBuilder();
		if (peek() == '}') {
			take();
			return new Parameter(name, "", Word.EMPTY, quoted);
		}
		if (peek() == ':')
			operator.append(take());
		if ("-+=?".indexOf(peek()) >= 0)
			return new Parameter(name, operator.append(take()).toString(), untilBrace(quoted), quoted);
		if (operator.isEmpty() && "%#".indexOf(peek()) >= 0) {
			operator.append(take());
			if (peek() == operator.charAt(0))
				operator.append(take());
			return new Parameter(name, operator.toString(), untilBrace(false), quoted);
		}
		throw new ScriptError("Bad substitution");
	}

	private String parameterName() throws ScriptError {
		if (isNameStart(peek()))
			return name();
		var so = new StringBuilder();
		while (Character.isDigit(peek()))
			so.append(take());
		if (so.isEmpty() && peek() != 0 && "@*#?-$!".indexOf(peek()) >= 0)
			so.append(take());
		if (so.isEmpty())
			throw new ScriptError("Bad substitution");
		return so.toString();
	}

	private String name() {
		var so = new StringBuilder();
		while (isNameStart(peek()) || Character.isDigit(peek()))
			so.append(take());
		return so.toString();
	}

	static boolean isNameStart(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
	}

	private static void add(List<Part> parts, String text, boolean quoted) {
		if (!parts.isEmpty() && parts.getLast() instanceof Text last && last.quoted() == quoted)
			parts.set(parts.size() - 1, new Text(last.text() + text, quoted));
		else
			parts.add(new Text(text, quoted));
	}

	/** Reads the body of a here-document, in which only $, ` and \ are special. */
	static Word hereDocument(String body) throws ScriptError {
		var reader = new WordReader(body);
		var parts = new ArrayList<Part>();
		while (!reader.ended())
			if (reader.peek() == '"')
				add(parts, String.valueOf(reader.take()), true);
			else if (reader.peek() == '\\' && "$`\\\n".indexOf(reader.peek(1)) < 0)
				add(parts, String.valueOf(reader.take()), true);
			else
				reader.piece(parts, true);
		return new Word(parts);
	}
}
