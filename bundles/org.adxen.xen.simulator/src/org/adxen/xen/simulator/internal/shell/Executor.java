// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Killed;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Pipe;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.shell.Node.Redirection;

/** Executes the commands of a shell. For the thread of its process. */
final class Executor {

	private static final int NOT_FOUND = 127;

	private final Shell shell;
	private final Builtins builtins;
	/** How deep we are in what set -e does not care about. */
	private int conditions;
	private int loops;
	/** A program that runs now is the last thing that this shell does, so it takes over the process as dash lets it. */
	private boolean last;
	private Optional<Integer> substituted = Optional.empty();
	/** The variables that local has hidden, a map for each function. */
	private final List<Map<String, Optional<String>>> locals = new ArrayList<>();

	Executor(Shell shell) {
		this.shell = shell;
		builtins = new Builtins(shell);
	}

	int loops() {
		return loops;
	}

	List<Map<String, Optional<String>>> locals() {
		return locals;
	}

	/** A command substitution ended so. */
	void substituted(int status) {
		substituted = Optional.of(status);
	}

	int execute(Node node) throws ScriptError, IOException {
		poll();
		try {
			var status = dispatch(node);
			shell.status(status);
			return status;
		} catch (Killed e) {
			shell.trapped(e);
			return shell.status();
		}
	}

	/** The same for what a subshell is there for. */
	int executeLast(Node node) throws ScriptError, IOException {
		last = node instanceof Node.Simple && shell.traps().isEmpty();
		return execute(node);
	}

	/** A signal that came meanwhile; what a trap is for does not keep the shell from going on. */
	private void poll() throws ScriptError, IOException {
		try {
			shell.process().pollSignal();
		} catch (Killed e) {
			shell.trapped(e);
		}
	}

	private int dispatch(Node node) throws ScriptError, IOException {
		return switch (node) {
		case Node.Simple simple -> checked(simple(simple));
		case Node.Pipeline pipeline -> pipeline.negated() ? pipeline(pipeline) : checked(pipeline(pipeline));
		case Node.Chain chain -> chain(chain);
		case Node.Background background -> background(background);
		case Node.Sequence sequence -> {
			var status = 0;
			for (Node command : sequence.commands())
				status = execute(command);
			yield status;
		}
		case Node.Subshell subshell -> {
			shell.rememberPid();
			yield checked(shell.inSubshell(subshell.body()));
		}
		case Node.Redirected redirected -> redirected(redirected.redirections(), () -> execute(redirected.body()), 2);
		case Node.If branch -> {
			if (condition(branch.condition()) == 0)
				yield execute(branch.then());
			yield branch.otherwise().isPresent() ? execute(branch.otherwise().get()) : 0;
		}
		case Node.Loop loop -> loop(loop);
		case Node.For each -> each(each);
		case Node.Case choice -> choose(choice);
		case Node.Function function -> {
			shell.functions().put(function.name(), function.body());
			yield 0;
		}
		};
	}

	private int checked(int status) {
		if (status != 0 && conditions == 0 && shell.option('e'))
			throw new Leave(Leave.Kind.EXIT, status);
		return status;
	}

	private int condition(Node node) throws ScriptError, IOException {
		conditions++;
		try {
			return execute(node);
		} finally {
			conditions--;
		}
	}

	private int chain(Node.Chain chain) throws ScriptError, IOException {
		var left = condition(chain.left());
		return left == 0 == chain.ifSucceeded() ? execute(chain.right()) : left;
	}

	private int background(Node.Background background) throws ScriptError {
		shell.rememberPid();
		var child = shell.process().fork();
		child.set(0, OpenFile.nothing());
		shell.job(shell.startIn(child, background.command()));
		return 0;
	}

	private int pipeline(Node.Pipeline pipeline) throws ScriptError, IOException {
		var commands = pipeline.commands();
		if (commands.size() == 1)
			return condition(commands.getFirst()) == 0 ? 1 : 0;
		shell.rememberPid();
		var started = new ArrayList<Process>();
		Optional<Pipe> before = Optional.empty();
		for (int i = 0; i < commands.size(); i++) {
			var child = shell.process().fork();
			before.ifPresent(pipe -> child.set(0, pipe.reader()));
			Optional<Pipe> after = i == commands.size() - 1 ? Optional.empty() : Optional.of(new Pipe());
			after.ifPresent(pipe -> child.set(1, pipe.writer()));
			started.add(shell.startIn(child, commands.get(i)));
			before = after;
		}
		var status = 0;
		for (Process process : started)
			status = shell.process().await(process);
		return pipeline.negated() ? status == 0 ? 1 : 0 : status;
	}

	private int loop(Node.Loop loop) throws ScriptError, IOException {
		var status = 0;
		loops++;
		try {
			while (condition(loop.condition()) == 0 != loop.until())
				try {
					status = execute(loop.body());
				} catch (Leave e) {
					if (leaves(e))
						return 0;
				}
		} catch (Leave e) {
			if (leaves(e))
				return 0;
		} finally {
			loops--;
		}
		return status;
	}

	/** Whether this loop ends; thrown on if it is about another one. */
	private static boolean leaves(Leave e) {
		if (e.kind != Leave.Kind.BREAK && e.kind != Leave.Kind.CONTINUE)
			throw e;
		if (e.number > 1)
			throw new Leave(e.kind, e.number - 1);
		return e.kind == Leave.Kind.BREAK;
	}

	private int each(Node.For each) throws ScriptError, IOException {
		var words = each.words().isPresent() ? shell.words(each.words().get()) : shell.arguments();
		var status = 0;
		loops++;
		try {
			for (String word : words) {
				shell.variables().set(each.name(), word);
				try {
					status = execute(each.body());
				} catch (Leave e) {
					if (leaves(e))
						return 0;
				}
			}
		} finally {
			loops--;
		}
		return status;
	}

	private int choose(Node.Case choice) throws ScriptError, IOException {
		var text = shell.expander().text(choice.word());
		for (Node.Choice one : choice.choices())
			for (Word pattern : one.patterns())
				if (Pattern.matches(shell.expander().pattern(pattern), text))
					return execute(one.body());
		return 0;
	}

	private int simple(Node.Simple simple) throws ScriptError, IOException {
		shell.line(simple.line());
		substituted = Optional.empty();
		var words = shell.words(simple.words());
		if (words.isEmpty()) {
			for (Node.Assignment assignment : simple.assignments())
				shell.variables().set(assignment.name(), shell.expander().text(assignment.value()));
			var status = substituted.orElse(0);
			return redirected(simple.redirections(), () -> status, 1);
		}
		var extra = new HashMap<String, String>();
		for (Node.Assignment assignment : simple.assignments())
			extra.put(assignment.name(), shell.expander().text(assignment.value()));
		if (shell.option('x'))
			shell.process().err("+ " + String.join(" ", words) + '\n');
		var command = words.getFirst();
		var function = shell.functions().get(command);
		if (function != null)
			return redirected(simple.redirections(), () -> with(extra, () -> call(function, words)), 1);
		if (command.equals("exec") && words.size() == 1) {
			return builtins.exec(simple.redirections(), this);
		}
		if (command.equals("exec")) {
			last = true;
			throw new Leave(Leave.Kind.EXIT, program(words.subList(1, words.size()), extra, simple.redirections()));
		}
		if (builtins.knows(command))
			return redirected(simple.redirections(), () -> with(extra, () -> builtins.run(words)),
					builtins.isSpecial(command) ? 2 : 1);
		return program(words, extra, simple.redirections());
	}

	/** Something that a shell does. */
	@FunctionalInterface
	interface Step {
		int run() throws ScriptError, IOException;
	}

	/** Assignments before a builtin or function hold as long as it runs. */
	private int with(Map<String, String> extra, Step step) throws ScriptError, IOException {
		var before = new HashMap<String, Optional<String>>();
		for (var entry : extra.entrySet()) {
			before.put(entry.getKey(), shell.variables().get(entry.getKey()));
			shell.variables().set(entry.getKey(), entry.getValue());
		}
		try {
			return step.run();
		} finally {
			restore(before);
		}
	}

	private void restore(Map<String, Optional<String>> before) throws ScriptError {
		for (var entry : before.entrySet())
			if (entry.getValue().isPresent())
				shell.variables().set(entry.getKey(), entry.getValue().get());
			else
				shell.variables().unset(entry.getKey());
	}

	private int call(Node function, List<String> words) throws ScriptError, IOException {
		var arguments = shell.arguments();
		var outer = loops;
		shell.arguments(words.subList(1, words.size()));
		locals.add(new HashMap<>());
		loops = 0;
		try {
			return execute(function);
		} catch (Leave e) {
			if (e.kind != Leave.Kind.RETURN)
				throw e;
			return e.number;
		} finally {
			loops = outer;
			shell.arguments(arguments);
			restore(locals.removeLast());
		}
	}

	/** Runs a program of the machine. */
	int program(List<String> words, Map<String, String> extra, List<Redirection> redirections) throws ScriptError, IOException {
		var child = shell.process().fork();
		var environment = shell.variables().environment();
		environment.putAll(extra);
		child.environment(environment);
		child.title(words);
		try {
			for (Redirection redirection : redirections)
				apply(child, redirection);
		} catch (Errno | ScriptError e) {
			child.finish(2);
			shell.complain(e.getMessage());
			return 2;
		}
		var path = shell.process().machine().find(child, words.getFirst());
		if (path.isEmpty()) {
			var slash = words.getFirst().contains("/");
			var there = slash && shell.process().machine().files().exists(shell.process().path(words.getFirst()));
			child.err(shell.name() + ": " + shell.line() + ": " + words.getFirst() + ": "
					+ (there ? "Permission denied" : "not found") + '\n');
			child.finish(NOT_FOUND);
			return there ? 126 : NOT_FOUND;
		}
		if (last) {
			shell.process().files().values().forEach(OpenFile::release);
			shell.process().files().clear();
			return child.execute(shell.process().machine().program(shell.process(), path.get()), words);
		}
		var code = child.execute(shell.process().machine().program(shell.process(), path.get()), words);
		if (code == 128 + child.killer() && (child.killer() == Killed.KILL || child.killer() == Killed.TERM))
			shell.process().err(child.killer() == Killed.KILL ? "Killed\n" : "Terminated\n");
		return code;
	}

	/** Does something with other descriptors. */
	private int redirected(List<Redirection> redirections, Step step, int failure) throws ScriptError, IOException {
		if (redirections.isEmpty())
			return step.run();
		var files = shell.process().files();
		var before = new HashMap<Integer, OpenFile>();
		files.forEach((number, file) -> before.put(number, file.share()));
		try {
			for (Redirection redirection : redirections)
				apply(shell.process(), redirection);
			return step.run();
		} catch (Errno e) {
			if (failure == 2 && !e.getMessage().startsWith("cannot"))
				throw e;
			shell.complain(e.getMessage());
			return 2;
		} finally {
			files.values().forEach(OpenFile::release);
			files.clear();
			files.putAll(before);
		}
	}

	/** Opens what a redirection names. */
	void apply(Process process, Redirection redirection) throws ScriptError, IOException {
		var target = shell.expander().text(redirection.target());
		switch (redirection.operator()) {
		case "<<" -> process.set(redirection.descriptor(),
				OpenFile.reading(new ByteArrayInputStream(target.getBytes(StandardCharsets.ISO_8859_1))));
		case ">&", "<&" -> {
			if (target.equals("-")) {
				process.close(redirection.descriptor());
				return;
			}
			var source = target.matches("[0-9]") ? process.files().get(Integer.parseInt(target)) : null;
			if (source == null)
				throw new Errno(target.matches("[0-9]") ? target + ": Bad file descriptor" : "Syntax error: Bad fd number");
			process.set(redirection.descriptor(), source.share());
		}
		default -> {
			var how = redirection.operator().equals("<") ? "r" : redirection.operator().equals(">>") ? "a"
					: redirection.operator().equals("<>") ? "rw" : "w";
			try {
				process.set(redirection.descriptor(), process.open(target, how));
			} catch (Errno e) {
				var why = e.getMessage().equals(Errno.ENOENT) && !how.equals("r") ? "Directory nonexistent"
						: e.getMessage().equals(Errno.ENOENT) ? "No such file" : e.getMessage();
				throw new Errno("cannot " + (how.equals("r") ? "open " : "create ") + target + ": " + why);
			}
		}
		}
	}
}
