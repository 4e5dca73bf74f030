// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.shell.Node.Redirection;

/** What a shell does by itself (dash 0.5.12). For the thread of its process. */
final class Builtins {

	private static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly",
			"return", "set", "shift", "times", "trap", "unset");
	private static final Set<String> ORDINARY = Set.of("[", "cd", "command", "echo", "false", "kill", "local", "printf", "pwd",
			"read", "test", "true", "type", "umask", "wait");

	private final Shell shell;

	Builtins(Shell shell) {
		this.shell = shell;
	}

	boolean knows(String command) {
		return ORDINARY.contains(command) || isSpecial(command);
	}

	boolean isSpecial(String command) {
		return SPECIAL.contains(command);
	}

	int run(List<String> words) throws ScriptError, IOException {
		var rest = words.subList(1, words.size());
		return switch (words.getFirst()) {
		case ":", "true", "times" -> 0;
		case "false" -> 1;
		case "." -> source(rest);
		case "break" -> leave(Leave.Kind.BREAK, rest);
		case "continue" -> leave(Leave.Kind.CONTINUE, rest);
		case "eval" -> shell.run(String.join(" ", rest));
		case "exit" -> throw new Leave(Leave.Kind.EXIT, rest.isEmpty() ? shell.status() : number(rest.getFirst()) & 255);
		case "return" -> throw new Leave(Leave.Kind.RETURN, rest.isEmpty() ? shell.status() : number(rest.getFirst()) & 255);
		case "export", "readonly" -> export(words.getFirst(), rest);
		case "local" -> local(rest);
		case "set" -> set(rest);
		case "shift" -> shift(rest);
		case "trap" -> trap(rest);
		case "unset" -> unset(rest);
		case "[", "test" -> test(words.getFirst(), rest);
		case "cd" -> cd(rest);
		case "pwd" -> out(shell.process().folder() + '\n');
		case "command" -> command(rest);
		case "type" -> type(rest);
		case "echo" -> echo(rest);
		case "printf" -> new Printf(shell.process(), shell::complain).run(rest);
		case "read" -> new ReadLine(shell).run(rest);
		case "umask" -> umask(rest);
		case "kill" -> new Jobs(shell).kill(rest);
		case "wait" -> new Jobs(shell).await(rest);
		default -> throw new IllegalStateException(words.getFirst());
		};
	}

	private int out(String text) throws IOException {
		try {
			shell.process().out(text);
			return 0;
		} catch (Errno e) {
			shell.complain("echo: I/O error");
			return 1;
		}
	}

	private static int number(String text) throws ScriptError {
		try {
			return Integer.parseInt(text);
		} catch (NumberFormatException e) {
			throw new ScriptError("Illegal number: " + text);
		}
	}

	private int leave(Leave.Kind kind, List<String> rest) throws ScriptError {
		var loops = shell.executor().loops();
		if (loops == 0)
			return 0;
		throw new Leave(kind, Math.min(loops, rest.isEmpty() ? 1 : number(rest.getFirst())));
	}

	private int source(List<String> rest) throws ScriptError, IOException {
		var name = rest.getFirst();
		try {
			var file = shell.process().open(name.contains("/") ? name : "./" + name, "r");
			var text = shell.process().readAll(file);
			file.release();
			return shell.run(text);
		} catch (Errno e) {
			throw new ScriptError(".: cannot open " + name + ": No such file");
		} catch (Leave e) {
			if (e.kind != Leave.Kind.RETURN)
				throw e;
			return e.number;
		}
	}

	/** exec without a command: the redirections stay. */
	int exec(List<Redirection> redirections, Executor executor) throws ScriptError, IOException {
		try {
			for (Redirection redirection : redirections)
				executor.apply(shell.process(), redirection);
			return 0;
		} catch (Errno e) {
			throw new ScriptError(e.getMessage());
		}
	}

	private int export(String command, List<String> rest) throws ScriptError, IOException {
		if (rest.isEmpty() || rest.getFirst().equals("-p")) {
			for (var entry : shell.variables().environment().entrySet())
				out(command + ' ' + entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n");
			return 0;
		}
		for (String word : rest) {
			var equals = word.indexOf('=');
			var name = equals < 0 ? word : word.substring(0, equals);
			if (!name.matches("[A-Za-z_][A-Za-z0-9_]*"))
				throw new ScriptError(command + ": " + name + ": bad variable name");
			if (equals >= 0)
				shell.variables().set(name, word.substring(equals + 1));
			if (command.equals("export"))
				shell.variables().export(name);
			else
				shell.variables().freeze(name);
		}
		return 0;
	}

	private int local(List<String> rest) throws ScriptError {
		if (shell.executor().locals().isEmpty())
			throw new ScriptError("local: not in a function");
		var hidden = shell.executor().locals().getLast();
		for (String word : rest) {
			var equals = word.indexOf('=');
			var name = equals < 0 ? word : word.substring(0, equals);
			hidden.putIfAbsent(name, shell.variables().get(name));
			if (equals >= 0)
				shell.variables().set(name, word.substring(equals + 1));
		}
		return 0;
	}

	private int set(List<String> rest) throws ScriptError, IOException {
		if (rest.isEmpty()) {
			for (var entry : shell.variables().all().entrySet())
				out(entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n");
			return 0;
		}
		var at = 0;
		for (; at < rest.size() && rest.get(at).matches("[-+].+"); at++) {
			var word = rest.get(at);
			if (word.equals("--")) {
				shell.arguments(rest.subList(at + 1, rest.size()));
				return 0;
			}
			if (word.equals("-o") || word.equals("+o")) {
				var known = Map.of("errexit", 'e', "nounset", 'u', "noglob", 'f', "xtrace", 'x');
				var name = at + 1 < rest.size() ? rest.get(++at) : "";
				if (!known.containsKey(name))
					throw new ScriptError("set: Illegal option -o " + name);
				option(word.charAt(0), known.get(name));
			} else
				for (char c : word.substring(1).toCharArray())
					option(word.charAt(0), c);
		}
		if (at < rest.size())
			shell.arguments(rest.subList(at, rest.size()));
		return 0;
	}

	private void option(char sign, char which) throws ScriptError {
		if ("aefhmnuvxbC".indexOf(which) < 0)
			throw new ScriptError("set: Illegal option -" + which);
		if (sign == '-')
			shell.options().add(which);
		else
			shell.options().remove(which);
	}

	private int shift(List<String> rest) throws ScriptError {
		var by = rest.isEmpty() ? 1 : number(rest.getFirst());
		if (by > shell.arguments().size())
			throw new ScriptError("shift: can't shift that many");
		shell.arguments(shell.arguments().subList(by, shell.arguments().size()));
		return 0;
	}

	private int trap(List<String> rest) throws IOException, ScriptError {
		var words = rest.isEmpty() || !rest.getFirst().equals("--") ? rest : rest.subList(1, rest.size());
		if (words.isEmpty()) {
			for (var entry : shell.traps().entrySet())
				out("trap -- '" + entry.getValue().replace("'", "'\\''") + "' " + entry.getKey() + '\n');
			return 0;
		}
		var reset = words.getFirst().equals("-") || words.size() == 1;
		for (String word : words.subList(words.size() == 1 ? 0 : 1, words.size())) {
			var name = Jobs.signalName(word);
			if (name.isEmpty())
				throw new ScriptError("trap: " + word + ": bad trap");
			if (reset)
				shell.traps().remove(name);
			else
				shell.traps().put(name, words.getFirst());
		}
		return 0;
	}

	private int unset(List<String> rest) {
		var functions = !rest.isEmpty() && rest.getFirst().equals("-f");
		for (String name : rest)
			if (functions)
				shell.functions().remove(name);
			else
				shell.variables().unset(name);
		return 0;
	}

	private int test(String name, List<String> rest) throws IOException {
		try {
			return Condition.test(shell.process(), name, rest) ? 0 : 1;
		} catch (ScriptError e) {
			shell.complain(name + ": " + e.getMessage());
			return 2;
		}
	}

	private int cd(List<String> rest) throws ScriptError, IOException {
		var to = rest.isEmpty() ? shell.variables().get("HOME").orElse("/") : rest.getLast().equals("-")
				? shell.variables().get("OLDPWD").orElse("/") : rest.getLast();
		var files = shell.process().machine().files();
		var names = new ArrayList<String>();
		for (String name : shell.process().path(to).split("/"))
			if (name.equals("..") && !names.isEmpty())
				names.removeLast();
			else if (!name.isEmpty() && !name.equals(".") && !name.equals(".."))
				names.add(name);
		var path = '/' + String.join("/", names);
		try {
			if (!files.get(path, true).isFolder())
				throw new Errno(Errno.ENOTDIR);
		} catch (Errno e) {
			shell.complain("cd: can't cd to " + to);
			return 2;
		}
		shell.variables().set("OLDPWD", shell.process().folder());
		shell.process().enter(path);
		shell.variables().set("PWD", path);
		return 0;
	}

	private int command(List<String> rest) throws ScriptError, IOException {
		if (rest.isEmpty())
			return 0;
		if (rest.getFirst().equals("-v") || rest.getFirst().equals("-V"))
			return found(rest.get(1));
		var words = rest.getFirst().equals("-p") || rest.getFirst().equals("--") ? rest.subList(1, rest.size()) : rest;
		return knows(words.getFirst()) ? run(words) : shell.executor().program(words, Map.of(), List.of());
	}

	private int found(String name) throws IOException {
		if (shell.functions().containsKey(name) || knows(name))
			return out(name + '\n');
		var process = shell.process();
		var path = process.machine().find(process, shell.variables().environment(), name);
		return path.isPresent() ? out(path.get() + '\n') : NOT_FOUND;
	}

	private static final int NOT_FOUND = 127;

	private int type(List<String> rest) throws IOException {
		var status = 0;
		for (String name : rest) {
			var path = shell.process().machine().find(shell.process(), shell.variables().environment(), name);
			if (knows(name))
				out(name + " is a shell builtin\n");
			else if (path.isPresent())
				out(name + " is " + path.get() + '\n');
			else {
				out(name + ": not found\n");
				status = NOT_FOUND;
			}
		}
		return status;
	}

	private int echo(List<String> rest) throws IOException {
		var silent = !rest.isEmpty() && rest.getFirst().equals("-n");
		var text = String.join(" ", silent ? rest.subList(1, rest.size()) : rest);
		var so = new StringBuilder();
		var ended = Printf.unescape(text, so, true);
		return out(silent || ended ? so.toString() : so.append('\n').toString());
	}

	private int umask(List<String> rest) throws IOException, ScriptError {
		if (rest.isEmpty())
			return out("%04o%n".formatted(shell.process().mask()).replace("\r", ""));
		try {
			shell.process().mask(Integer.parseInt(rest.getFirst(), 8));
			return 0;
		} catch (NumberFormatException e) {
			throw new ScriptError("umask: Illegal number: " + rest.getFirst());
		}
	}
}
