// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.xen.simulator.internal.shell.Node.Assignment;
import org.adxen.xen.simulator.internal.shell.Node.Choice;
import org.adxen.xen.simulator.internal.shell.Node.Redirection;
import org.adxen.xen.simulator.internal.shell.Word.Part;
import org.adxen.xen.simulator.internal.shell.Word.Text;

/** Reads the commands of a script (POSIX 2.9 and 2.10), one after the other as a shell does. */
final class Parser extends WordReader {

	private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

	/** A here-document whose body comes after the line. */
	private record Pending(String delimiter, boolean stripped, boolean literal, List<Part> body) {
	}

	private final List<Pending> pending = new ArrayList<>();

	Parser(String text) {
		super(text);
	}

	/** The next complete command, empty at the end. */
	Optional<Node> next() throws ScriptError {
		newlines();
		if (ended())
			return Optional.empty();
		return Optional.of(list(true));
	}

	/** All of it. */
	Node whole() throws ScriptError {
		var commands = new ArrayList<Node>();
		for (var next = next(); next.isPresent(); next = next())
			commands.add(next.get());
		return new Node.Sequence(commands);
	}

	/** What is there up to the parenthesis that closes a command substitution. */
	Node untilParenthesis() throws ScriptError {
		var body = list(false);
		expect(')');
		return body;
	}

	private ScriptError unexpected() {
		if (ended())
			return new ScriptError("Syntax error: end of file unexpected");
		var c = peek();
		var token = c == '\n' ? "newline" : "\"" + (c == ';' && peek(1) == ';' ? ";;"
				: c == '&' && peek(1) == '&' ? "&&" : c == '|' && peek(1) == '|' ? "||" : endsWord(c) ? "" + c : upcoming()) + '"';
		return new ScriptError("Syntax error: " + token + " unexpected");
	}

	private void blanks() {
		while (true)
			if (peek() == ' ' || peek() == '\t' || peek() == '\\' && peek(1) == '\n') {
				if (take() == '\\')
					take();
			} else if (peek() == '#')
				while (!ended() && peek() != '\n')
					take();
			else
				return;
	}

	private void newlines() throws ScriptError {
		for (blanks(); peek() == '\n'; blanks())
			newline();
	}

	private void newline() throws ScriptError {
		take();
		for (Pending document : pending) {
			var body = new StringBuilder();
			while (!ended()) {
				var end = text.indexOf('\n', at);
				var whole = text.substring(at, end < 0 ? text.length() : end);
				at = end < 0 ? text.length() : end + 1;
				line++;
				var content = document.stripped ? whole.replaceFirst("^\t+", "") : whole;
				if (content.equals(document.delimiter))
					break;
				body.append(content).append('\n');
			}
			document.body.addAll(document.literal ? List.of(new Text(body.toString(), true))
					: hereDocument(body.toString()).parts());
		}
		pending.clear();
	}

	/** The word that comes, without taking it. */
	private String upcoming() {
		var end = at;
		while (end < text.length() && !endsWord(text.charAt(end)))
			end++;
		return text.substring(at, end);
	}

	private boolean accept(String reserved) {
		blanks();
		if (!upcoming().equals(reserved))
			return false;
		at += reserved.length();
		return true;
	}

	private void need(String reserved) throws ScriptError {
		newlines();
		if (!accept(reserved))
			throw new ScriptError(unexpected().getMessage() + " (expecting \"" + reserved + "\")");
	}

	private void expect(char c) throws ScriptError {
		newlines();
		if (peek() != c)
			throw new ScriptError(unexpected().getMessage() + " (expecting \"" + c + "\")");
		take();
	}

	private boolean atEndOfList() {
		return ended() || peek() == ')' || peek() == ';' || CLOSING.contains(upcoming());
	}

	/** Commands up to what closes them; a complete command ends with its line too. */
	private Node list(boolean oneLine) throws ScriptError {
		var commands = new ArrayList<Node>();
		if (!oneLine)
			newlines();
		while (!atEndOfList()) {
			var command = chain();
			blanks();
			if (peek() == '&') {
				take();
				command = new Node.Background(command);
			} else if (peek() == ';' && peek(1) != ';')
				take();
			else if (peek() != '\n') {
				commands.add(command);
				break;
			}
			commands.add(command);
			if (oneLine)
				blanks();
			else
				newlines();
			if (oneLine && peek() == '\n')
				break;
		}
		if (commands.isEmpty())
			throw unexpected();
		if (oneLine && !ended() && peek() == '\n')
			newline();
		else if (oneLine && !ended())
			throw unexpected();
		return commands.size() == 1 ? commands.getFirst() : new Node.Sequence(commands);
	}

	private Node chain() throws ScriptError {
		var left = pipeline();
		for (blanks(); peek() == '&' && peek(1) == '&' || peek() == '|' && peek(1) == '|'; blanks()) {
			var and = take() == '&';
			take();
			newlines();
			left = new Node.Chain(left, and, pipeline());
		}
		return left;
	}

	private Node pipeline() throws ScriptError {
		var negated = false;
		while (accept("!"))
			negated = !negated;
		var commands = new ArrayList<Node>();
		commands.add(command());
		for (blanks(); peek() == '|' && peek(1) != '|'; blanks()) {
			take();
			newlines();
			commands.add(command());
		}
		return commands.size() == 1 && !negated ? commands.getFirst() : new Node.Pipeline(commands, negated);
	}

	private Node command() throws ScriptError {
		blanks();
		var compound = compound();
		if (compound.isEmpty())
			return simple();
		var redirections = new ArrayList<Redirection>();
		for (blanks(); redirection(redirections); blanks())
			blanks();
		return redirections.isEmpty() ? compound.get() : new Node.Redirected(compound.get(), redirections);
	}

	private Optional<Node> compound() throws ScriptError {
		if (peek() == '(') {
			take();
			var body = list(false);
			expect(')');
			return Optional.of(new Node.Subshell(body));
		}
		if (accept("{")) {
			var body = list(false);
			need("}");
			return Optional.of(body);
		}
		if (accept("if"))
			return Optional.of(branch());
		if (accept("while"))
			return Optional.of(loop(false));
		if (accept("until"))
			return Optional.of(loop(true));
		if (accept("for"))
			return Optional.of(each());
		if (accept("case"))
			return Optional.of(choose());
		if (CLOSING.contains(upcoming()))
			throw unexpected();
		return Optional.empty();
	}

	private Node branch() throws ScriptError {
		var condition = list(false);
		need("then");
		var then = list(false);
		newlines();
		if (accept("elif"))
			return new Node.If(condition, then, Optional.of(branch()));
		Optional<Node> otherwise = accept("else") ? Optional.of(list(false)) : Optional.empty();
		need("fi");
		return new Node.If(condition, then, otherwise);
	}

	private Node loop(boolean until) throws ScriptError {
		var condition = list(false);
		return new Node.Loop(until, condition, body());
	}

	private Node body() throws ScriptError {
		need("do");
		var body = list(false);
		need("done");
		return body;
	}

	private Node each() throws ScriptError {
		blanks();
		var name = word().plain();
		Optional<List<Word>> words = Optional.empty();
		newlines();
		if (accept("in")) {
			var list = new ArrayList<Word>();
			for (blanks(); atWord(); blanks())
				list.add(word());
			words = Optional.of(list);
		}
		blanks();
		if (peek() == ';')
			take();
		return new Node.For(name, words, body());
	}

	private Node choose() throws ScriptError {
		blanks();
		var word = word();
		need("in");
		var choices = new ArrayList<Choice>();
		for (newlines(); !accept("esac"); newlines()) {
			if (peek() == '(')
				take();
			var patterns = new ArrayList<Word>();
			do {
				blanks();
				patterns.add(word());
				blanks();
			} while (peek() == '|' && take() == '|');
			expect(')');
			newlines();
			Node body = atEndOfList() ? new Node.Sequence(List.of()) : list(false);
			choices.add(new Choice(patterns, body));
			newlines();
			if (peek() == ';' && peek(1) == ';') {
				take();
				take();
			} else if (!upcoming().equals("esac"))
				throw unexpected();
		}
		return new Node.Case(word, choices);
	}

	private Node simple() throws ScriptError {
		var assignments = new ArrayList<Assignment>();
		var words = new ArrayList<Word>();
		var redirections = new ArrayList<Redirection>();
		var start = line;
		for (blanks(); ; blanks()) {
			if (redirection(redirections))
				continue;
			if (!atWord())
				break;
			var word = word();
			var assignment = words.isEmpty() ? assignment(word) : Optional.<Assignment>empty();
			if (assignment.isPresent()) {
				assignments.add(assignment.get());
				continue;
			}
			words.add(word);
			if (words.size() == 1 && assignments.isEmpty() && peek() == '(' && !word.plain().isEmpty())
				return function(word.plain());
		}
		if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty())
			throw unexpected();
		return new Node.Simple(start, assignments, words, redirections);
	}

	private Node function(String name) throws ScriptError {
		take();
		expect(')');
		newlines();
		return new Node.Function(name, command());
	}

	private static Optional<Assignment> assignment(Word word) {
		if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof Text first) || first.quoted())
			return Optional.empty();
		var equals = first.text().indexOf('=');
		if (equals < 1 || !first.text().substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*"))
			return Optional.empty();
		var rest = new ArrayList<>(word.parts());
		rest.set(0, new Text(first.text().substring(equals + 1), false));
		return Optional.of(new Assignment(first.text().substring(0, equals), new Word(rest)));
	}

	/** Takes a redirection if one comes. */
	private boolean redirection(List<Redirection> into) throws ScriptError {
		var digit = Character.isDigit(peek()) && (peek(1) == '<' || peek(1) == '>');
		var c = digit ? peek(1) : peek();
		if (c != '<' && c != '>')
			return false;
		var descriptor = digit ? take() - '0' : c == '<' ? 0 : 1;
		var operator = new StringBuilder().append(take());
		while ("<>&|".indexOf(peek()) >= 0 && !ended() && operator.length() < 2)
			operator.append(take());
		if (operator.toString().equals("<<")) {
			var stripped = peek() == '-' && take() == '-';
			blanks();
			var from = at;
			var delimiter = word();
			var literal = text.substring(from, at).matches("(?s).*[\\\\'\"].*");
			var plain = new StringBuilder();
			for (Part part : delimiter.parts())
				if (part instanceof Text piece)
					plain.append(piece.text());
			var body = new ArrayList<Part>();
			pending.add(new Pending(plain.toString(), stripped, literal, body));
			into.add(new Redirection(descriptor, "<<", new Word(body)));
			return true;
		}
		blanks();
		if (!atWord())
			throw unexpected();
		into.add(new Redirection(descriptor, operator.toString(), word()));
		return true;
	}
}
