// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Inode;
import org.adxen.xen.simulator.internal.machine.Process;
import org.adxen.xen.simulator.internal.shell.Shell;

/**
 * find(1) with -maxdepth, -mindepth, -type, -name, -prune, -print, -print0, -exec with both ends, and ! before a test. Tests are
 * done from left to right as long as they hold; all together that is POSIX but for -o and parentheses.
 */
final class Find {

	private final Process process;
	private final List<String> tests;
	/** What is given to a command that ends with a plus, all at once at the end. */
	private final List<String> gathered = new ArrayList<>();
	private List<String> gathering = List.of();
	private int deepest = Integer.MAX_VALUE;
	private int highest;
	private boolean pruned;

	private Find(Process process, List<String> tests) {
		this.process = process;
		this.tests = tests;
		for (int i = 0; i < tests.size() - 1; i++) {
			deepest = tests.get(i).equals("-maxdepth") ? Integer.parseInt(tests.get(i + 1)) : deepest;
			highest = tests.get(i).equals("-mindepth") ? Integer.parseInt(tests.get(i + 1)) : highest;
		}
	}

	static int run(Process process, List<String> arguments) throws IOException {
		var paths = new ArrayList<String>();
		var at = 1;
		while (at < arguments.size() && !arguments.get(at).startsWith("-") && !arguments.get(at).equals("!"))
			paths.add(arguments.get(at++));
		var find = new Find(process, arguments.subList(at, arguments.size()));
		var code = Tool.each(process, paths.isEmpty() ? List.of(".") : paths, "find: ‘%s’",
				path -> find.walk(path, FileTools.files(process).get(process.path(path), true), 0));
		if (!find.gathered.isEmpty()) {
			var words = new ArrayList<>(find.gathering);
			words.addAll(find.gathered);
			code = find.command(words) == 0 ? code : 1;
		}
		return code;
	}

	private void walk(String path, Inode node, int depth) throws IOException {
		pruned = false;
		if (depth >= highest)
			judge(path, node);
		if (node.isFolder() && depth < deepest && !pruned)
			for (String name : FileTools.files(process).names(process.path(path)))
				walk(path + '/' + name, FileTools.files(process).get(process.path(path) + '/' + name, false), depth + 1);
	}

	private void judge(String path, Inode node) throws IOException {
		var acted = false;
		var not = false;
		for (int i = 0; i < tests.size(); i++) {
			var word = tests.get(i);
			if (word.equals("!")) {
				not = true;
				continue;
			}
			boolean holds;
			switch (word) {
			case "-maxdepth", "-mindepth" -> {
				i++;
				holds = true;
			}
			case "-type" -> holds = isOf(tests.get(++i)).test(node);
			case "-name" -> holds = Shell.matches(tests.get(++i), Tool.base(path));
			case "-prune" -> {
				pruned = true;
				holds = true;
			}
			case "-print", "-print0" -> {
				process.out(path + (word.equals("-print") ? "\n" : "\0"));
				acted = true;
				holds = true;
			}
			case "-exec" -> {
				var end = end(i);
				var words = tests.subList(i + 1, end);
				i = end;
				acted = true;
				holds = tests.get(end).equals("+") ? gather(words, path)
						: command(words.stream().map(w -> w.replace("{}", path)).toList()) == 0;
			}
			default -> throw new Errno("unknown predicate " + word);
			}
			if (holds == not)
				return;
			not = false;
		}
		if (!acted)
			process.out(path + '\n');
	}

	private int end(int from) throws Errno {
		for (int i = from; i < tests.size(); i++)
			if (tests.get(i).equals(";") || tests.get(i).equals("+") && tests.get(i - 1).equals("{}"))
				return i;
		throw new Errno("missing argument to `-exec'");
	}

	private boolean gather(List<String> words, String path) {
		gathering = words.subList(0, words.size() - 1);
		gathered.add(path);
		return true;
	}

	private int command(List<String> words) {
		var child = process.fork();
		child.start((other, arguments) -> SystemTools.run(other, arguments), words);
		return process.await(child);
	}

	private static Predicate<Inode> isOf(String letter) {
		return node -> node.kind() == switch (letter) {
		case "f" -> Inode.Kind.FILE;
		case "d" -> Inode.Kind.FOLDER;
		case "l" -> Inode.Kind.LINK;
		default -> Inode.Kind.DEVICE;
		};
	}
}
