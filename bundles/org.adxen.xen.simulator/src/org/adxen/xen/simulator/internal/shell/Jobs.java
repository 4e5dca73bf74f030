// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Killed;
import org.adxen.xen.simulator.internal.machine.Process;

/** kill and wait. */
final class Jobs {

	private static final int NOT_MINE = 127;
	private static final Map<String, Integer> SIGNALS = Map.of("EXIT", 0, "HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10,
			"USR2", 12, "PIPE", 13, "ALRM", 14, "TERM", 15);

	private final Shell shell;

	Jobs(Shell shell) {
		this.shell = shell;
	}

	/** The name of a signal given by name or number, "" if it is none. */
	static String signalName(String word) {
		var plain = word.startsWith("SIG") ? word.substring(3) : word;
		if (SIGNALS.containsKey(plain))
			return plain;
		return SIGNALS.entrySet().stream().filter(entry -> entry.getValue().toString().equals(word)).map(Map.Entry::getKey)
				.findFirst().orElse("");
	}

	int kill(List<String> words) throws IOException {
		var signal = "TERM";
		var at = 0;
		if (words.size() > 1 && words.getFirst().equals("-s")) {
			signal = signalName(words.get(1));
			at = 2;
		} else if (words.size() > 1 && words.getFirst().startsWith("-") && !words.getFirst().equals("--")) {
			signal = signalName(words.getFirst().substring(1));
			at = 1;
		}
		if (at < words.size() && words.get(at).equals("--"))
			at++;
		if (signal.isEmpty()) {
			shell.complain("kill: Illegal option " + words.getFirst());
			return 2;
		}
		var status = 0;
		for (String word : words.subList(at, words.size()))
			status |= send(SIGNALS.get(signal), word);
		return status;
	}

	private int send(int signal, String word) throws IOException {
		if (!word.matches("-?[0-9]+")) {
			shell.complain("kill: Illegal number: " + word);
			return 2;
		}
		var pid = Integer.parseInt(word);
		var all = shell.process().machine().processes();
		var targets = pid < 0 ? all.all().stream().filter(process -> process.group() == -pid).toList()
				: all.get(pid).stream().toList();
		if (targets.isEmpty()) {
			shell.process().err(shell.name() + ": " + shell.line() + ": kill: No such process\n\n");
			return 1;
		}
		targets.forEach(process -> process.signal(signal));
		return 0;
	}

	int await(List<String> words) throws IOException {
		if (words.isEmpty()) {
			shell.jobs().values().forEach(shell.process()::await);
			shell.jobs().clear();
			return 0;
		}
		var status = 0;
		for (String word : words) {
			Process job = word.matches("[0-9]+") ? shell.jobs().get(Integer.parseInt(word)) : null;
			status = job == null ? NOT_MINE : shell.process().await(job);
			if (job != null && (status == 128 + Killed.TERM || status == 128 + Killed.KILL))
				shell.process().err(status == 128 + Killed.TERM ? "Terminated\n" : "Killed\n");
		}
		return status;
	}
}
