// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.Process;

/** xl(1) of Xen 4.17: finds the subcommand. Texts and exit codes are those that a real one gave. */
final class Xl {

	private static final Duration POLL = Duration.ofMillis(50);

	/** A subcommand; its arguments are what follows its name. */
	@FunctionalInterface
	interface Command {
		int run(Process process, List<String> arguments) throws IOException, XlFailure;
	}

	private final Hypervisor xen;
	private final Map<String, Command> commands = new java.util.HashMap<>();

	Xl(Hypervisor xen) {
		this.xen = xen;
		new XlTables(xen).addTo(commands);
		new XlPower(xen).addTo(commands);
		new XlSettings(xen).addTo(commands);
		var creation = new XlCreate(xen);
		creation.addTo(commands);
		var saving = new XlSave(xen, creation);
		saving.addTo(commands);
		new XlMigrate(xen).addTo(commands);
		new XlReceive(xen).addTo(commands);
	}

	/** Installs xl and the tools of xenstore. */
	void install(Machine machine) {
		machine.install("/usr/sbin", "xl", this::run);
		new XenstoreTools(xen, this::awaitStore).install(machine);
		machine.install("/usr/sbin", "xentop", (process, words) -> {
			awaitStore(process);
			process.out(new XenTop(xen).once());
			return 0;
		});
	}

	private int run(Process process, List<String> words) throws IOException {
		var at = 1;
		while (at < words.size() && words.get(at).matches("-[vfNtT]+"))
			at++;
		if (at >= words.size() || words.get(at).equals("help")) {
			process.out("Usage xl [-vfNtT] <subcommand> [args]\n");
			return at >= words.size() ? 1 : 0;
		}
		var name = words.get(at);
		var command = commands.get(name);
		if (command == null) {
			process.err("command not implemented\n");
			return 1;
		}
		if (!process.isRoot()) {
			process.err("xencall: error: Could not obtain handle on privileged command interface: Permission denied\n"
					+ "libxl: error: libxl.c:102:libxl_ctx_alloc: cannot open libxc handle: Permission denied\n"
					+ "cannot init xl context\n");
			return 1;
		}
		// Without xenstored everything hangs but what asks the hypervisor alone (Xen 4.17.7 with xenstored stopped).
		if (!List.of("info", "dmesg").contains(name))
			awaitStore(process);
		try {
			return command.run(process, words.subList(at + 1, words.size()));
		} catch (XlFailure e) {
			process.err(e.getMessage());
			return e.code();
		}
	}

	private void awaitStore(Process process) {
		while (xen.storeHangs())
			process.sleep(POLL);
	}

	/** The domain that a word means: a number is always a domid, whatever names there are. */
	static Optional<Guest> find(Hypervisor xen, String word) {
		if (word.matches("[0-9]+"))
			return word.length() > 9 ? Optional.empty() : xen.get(Integer.parseInt(word));
		return xen.named(word);
	}

	static Guest guest(Hypervisor xen, String word) throws XlFailure {
		return find(xen, word).orElseThrow(() -> XlFailure.unknown(word));
	}

	/**
	 * The words that are no options. Letters without values are collected as flags.
	 *
	 * @throws XlFailure for another option
	 */
	static List<String> words(List<String> arguments, String flags, StringBuilder found) throws XlFailure {
		var so = new java.util.ArrayList<String>();
		var only = false;
		for (String word : arguments) {
			if (only || !word.startsWith("-") || word.length() == 1)
				so.add(word);
			else if (word.equals("--"))
				only = true;
			else if (word.startsWith("--")) {
				var letter = Map.of("--long", "l", "--verbose", "v", "--numa", "n", "--cpupool", "c", "--context", "Z", "--live", "L",
						"--debug", "D", "--ignore-host", "i", "--short", "s", "--all", "a").get(word);
				if (letter == null || !flags.contains(letter))
					throw new XlFailure(2, "option ` ' not supported.\n");
				found.append(letter);
			} else
				for (char c : word.substring(1).toCharArray()) {
					if (flags.indexOf(c) < 0)
						throw new XlFailure(2, "option `" + c + "' not supported.\n");
					found.append(c);
				}
		}
		return so;
	}

	/** Says how to call it if there are too few words. */
	static void need(Process process, String command, List<String> words, int least) throws XlFailure {
		if (words.size() < least)
			throw new XlFailure(2, "'xl " + command + "' requires at least " + least + " argument" + (least == 1 ? "" : "s")
					+ ".\n\n");
	}
}
