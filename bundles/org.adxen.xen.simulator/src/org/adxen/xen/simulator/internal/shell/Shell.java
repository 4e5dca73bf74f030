// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.adxen.xen.simulator.internal.machine.Killed;
import org.adxen.xen.simulator.internal.machine.Pipe;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.machine.Program;

/**
 * A POSIX shell as dash is one, on a simulated machine: what it starts are programs of that machine, its files are in that
 * machine's memory. For the thread of its process.
 */
public final class Shell {

	/** What a shell says in which way when a script is wrong: exit code of dash. */
	private static final int WRONG = 2;

	private final Process process;
	private final Variables variables;
	private final Map<String, Node> functions = new HashMap<>();
	private final Map<String, String> traps = new TreeMap<>();
	private final Set<Character> options = new TreeSet<>();
	private final Expander expander = new Expander(this);
	private final Executor executor = new Executor(this);
	private final Map<Integer, Process> jobs = new TreeMap<>();
	private String name;
	private List<String> arguments;
	private int status;
	private int lastJob;
	private int line = 1;

	private Shell(Process process, Variables variables, String name, List<String> arguments) {
		this.process = process;
		this.variables = variables;
		this.name = name;
		this.arguments = arguments;
	}

	/** sh(1): -c script, a file, or standard input; with -e, -u, -x, -f before. */
	public static Program program() {
		return Shell::main;
	}

	/** Whether a pattern of path names matches a name, for programs that have patterns too. */
	public static boolean matches(String pattern, String name) {
		var marked = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++)
			if (pattern.charAt(i) == '\\' && i + 1 < pattern.length())
				marked.append((char) (pattern.charAt(++i) | Pattern.QUOTED));
			else
				marked.append(pattern.charAt(i));
		return Pattern.matches(marked, name);
	}

	/** Whether a character is in a class such as digit, for programs that have classes too. */
	public static boolean isInClass(String name, char c) {
		return Pattern.inClass(name, c);
	}

	private static int main(Process process, List<String> words) throws IOException {
		process.title(words);
		var options = new TreeSet<Character>();
		var command = false;
		var typed = false;
		var at = 1;
		while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
			var option = words.get(at++);
			if (option.equals("--"))
				break;
			command |= option.contains("c");
			typed |= option.contains("s");
			option.substring(1).chars().filter(c -> "euxf".indexOf(c) >= 0).forEach(c -> options.add((char) c));
		}
		var rest = words.subList(Math.min(at, words.size()), words.size());
		if (command && rest.isEmpty()) {
			process.err("sh: 0: -c requires an argument\n");
			return WRONG;
		}
		String script;
		if (command)
			script = rest.getFirst();
		else if (typed || rest.isEmpty())
			script = process.readInput();
		else
			try {
				var file = process.open(rest.getFirst(), "r");
				script = process.readAll(file);
				file.release();
			} catch (IOException e) {
				process.err("sh: 0: cannot open " + rest.getFirst() + ": No such file\n");
				return WRONG;
			}
		var named = command ? rest.size() > 1 : !typed && !rest.isEmpty();
		var name = named ? rest.get(command ? 1 : 0) : words.getFirst();
		var arguments = rest.subList(Math.min(command ? 2 : typed ? 0 : 1, rest.size()), rest.size());
		var shell = new Shell(process, new Variables(process.environment()), name, List.copyOf(arguments));
		shell.options.addAll(options);
		shell.variables.unset("IFS");
		return shell.script(script);
	}

	/** Runs a script to its end, with the trap for the exit. */
	private int script(String text) throws IOException {
		try {
			run(text);
		} catch (Leave e) {
			status = e.number;
		} catch (ScriptError e) {
			complain(e.getMessage());
			status = WRONG;
		} catch (Killed e) {
			return killed(e);
		}
		return atExit();
	}

	private int killed(Killed e) throws IOException {
		if (e.signal() != Killed.KILL && e.signal() != Killed.PIPE) {
			status = e.status();
			atExit();
		}
		return e.status();
	}

	private int atExit() throws IOException {
		var trap = traps.remove("EXIT");
		if (trap == null)
			return status;
		var before = status;
		try {
			run(trap);
			return before;
		} catch (Leave e) {
			return e.number;
		} catch (ScriptError e) {
			complain(e.getMessage());
			return WRONG;
		}
	}

	/** Runs commands as they are read, here and now: eval, traps. */
	int run(String text) throws ScriptError, IOException {
		var parser = new Parser(text);
		status = text.isBlank() ? 0 : status;
		for (var next = parser.next(); next.isPresent(); next = parser.next())
			status = executor.execute(next.get());
		return status;
	}

	/** Runs what a signal is to do; otherwise the signal ends the shell. */
	void trapped(Killed e) throws ScriptError, IOException {
		var names = Map.of(Killed.HUP, "HUP", Killed.INT, "INT", Killed.TERM, "TERM");
		var trap = traps.get(names.getOrDefault(e.signal(), "KILL"));
		if (trap == null)
			throw e;
		var before = status;
		run(trap);
		status = before;
	}

	void complain(String text) throws IOException {
		process.err(name + ": " + line + ": " + text + '\n');
	}

	/** Lets another process run something with a copy of this shell, on a thread of its own. */
	Process startIn(Process child, Node body) {
		return subshell(child, body, false);
	}

	private Process subshell(Process child, Node body, boolean here) {
		var copy = new Shell(child, variables.copy(), name, arguments);
		copy.functions.putAll(functions);
		copy.options.addAll(options);
		copy.status = status;
		copy.lastJob = lastJob;
		copy.line = line;
		Program program = (run, words) -> copy.node(body);
		if (here)
			child.execute(program, List.of("sh"));
		else
			child.start(program, List.of("sh"));
		return child;
	}

	/** Runs a subshell on this thread and waits for it. */
	int inSubshell(Node body) {
		return process.await(subshell(process.fork(), body, true));
	}

	private int node(Node body) throws IOException {
		try {
			status = executor.executeLast(body);
		} catch (Leave e) {
			status = e.number;
		} catch (ScriptError e) {
			complain(e.getMessage());
			status = WRONG;
		} catch (Killed e) {
			return killed(e);
		}
		return atExit();
	}

	/** What a subshell writes, without the newlines at the end. */
	String output(Node script) throws IOException {
		var pipe = new Pipe();
		var child = process.fork();
		child.set(1, pipe.writer());
		subshell(child, script, false);
		var text = process.readAll(pipe.reader());
		pipe.reader().release();
		status = process.await(child);
		executor.substituted(status);
		var end = text.length();
		while (end > 0 && text.charAt(end - 1) == '\n')
			end--;
		return text.substring(0, end).replace("\0", "");
	}

	/** The value of a parameter, special ones included. */
	Optional<String> parameter(String of) {
		if (Character.isDigit(of.charAt(0))) {
			var number = Integer.parseInt(of);
			return number == 0 ? Optional.of(name)
					: number <= arguments.size() ? Optional.of(arguments.get(number - 1)) : Optional.empty();
		}
		return switch (of) {
		case "?" -> Optional.of(Integer.toString(status));
		case "#" -> Optional.of(Integer.toString(arguments.size()));
		case "$" -> Optional.of(Integer.toString(shellPid()));
		case "!" -> lastJob == 0 ? Optional.empty() : Optional.of(Integer.toString(lastJob));
		case "-" -> Optional.of(options.stream().map(String::valueOf).reduce("", String::concat));
		case "@", "*" -> arguments.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", arguments));
		case "PPID" -> Optional.of(Integer.toString(process.parent()));
		default -> variables.get(of);
		};
	}

	/** $$ is the same in subshells. */
	private int shellPid() {
		return variables.get("$").map(Integer::parseInt).orElse(process.pid());
	}

	/** Remembers what the shell was that subshells belong to. */
	void rememberPid() throws ScriptError {
		if (variables.get("$").isEmpty())
			variables.set("$", Integer.toString(process.pid()));
	}

	void job(Process started) {
		jobs.put(started.pid(), started);
		lastJob = started.pid();
	}

	Map<Integer, Process> jobs() {
		return jobs;
	}

	Process process() {
		return process;
	}

	Variables variables() {
		return variables;
	}

	Map<String, Node> functions() {
		return functions;
	}

	Map<String, String> traps() {
		return traps;
	}

	Set<Character> options() {
		return options;
	}

	boolean option(char which) {
		return options.contains(which);
	}

	Expander expander() {
		return expander;
	}

	Executor executor() {
		return executor;
	}

	String name() {
		return name;
	}

	List<String> arguments() {
		return arguments;
	}

	void arguments(List<String> other) {
		arguments = List.copyOf(other);
	}

	int status() {
		return status;
	}

	void status(int other) {
		status = other;
	}

	int line() {
		return line;
	}

	void line(int number) {
		line = number;
	}

	List<String> words(List<Word> words) throws ScriptError, IOException {
		return new ArrayList<>(expander.fields(words));
	}
}
