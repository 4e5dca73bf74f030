// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Shell;

/** Starts domains, stops them and lets them wait. */
public final class Power {

	private static final byte[] NOTHING = {};
	/** As long as some guests need to update themselves while they shut down. */
	private static final Duration LONGEST = Duration.ofMinutes(15);
	/** A domain that has ended is torn down, or built anew, within its hotplug scripts' time limit of 40 s. */
	private static final Duration ENDED = Duration.ofMinutes(1);

	private final Shell shell;
	private final Targets targets;

	public Power(Shell shell, Targets targets) {
		this.shell = shell;
		this.targets = targets;
	}

	public XenTask start(DomainId id, boolean paused) throws XenException, InterruptedException {
		Definition definition = targets.halted(id, "start");
		return background(targets.attempt(id, "start"),
				Verbs.about(shell, id.uuid()) + Verbs.start(definition, id.uuid(), paused), Verbs.BUILT);
	}

	public XenTask pause(DomainId id) throws XenException, InterruptedException {
		return direct(id, "pause", "xl pause \"$d\"");
	}

	public XenTask unpause(DomainId id) throws XenException, InterruptedException {
		return direct(id, "unpause", "xl unpause \"$d\"");
	}

	/**
	 * A domain that runs is destroyed; of one that is suspended the saved state is thrown away, but not if it was still seen running
	 * when that was asked for.
	 */
	public XenTask forceShutDown(DomainId id) throws XenException, InterruptedException {
		if (targets.perhapsRunning(id) == null && targets.picture().last().saved().containsKey(id.uuid())) {
			shell.run(targets.attempt(id, "discard the saved state of"),
					Verbs.about(shell, id.uuid()) + Verbs.notRunning() + Suspension.discard(id.uuid()));
			targets.picture().changed();
			return XenTask.finished("");
		}
		return direct(id, "force off", "xl destroy \"$d\"");
	}

	private XenTask direct(DomainId id, String verb, String command) throws XenException, InterruptedException {
		Running domain = targets.running(id, verb);
		try {
			shell.run(targets.attempt(id, verb), Verbs.at(shell, domain) + command, NOTHING, Verbs.ACKNOWLEDGED);
		} finally {
			targets.picture().changed();
		}
		return XenTask.finished("");
	}

	/** Started again from its file, with the UUID that it has now. */
	public XenTask forceReboot(DomainId id) throws XenException, InterruptedException {
		Running domain = targets.running(id, "force a reboot of");
		Definition definition = Targets.definition(targets.picture().read(), id, "force a reboot of");
		return background(targets.attempt(id, "force a reboot of"), Verbs.at(shell, domain) + Verbs.notSaved(id.uuid())
				+ Verbs.there(definition) + "xl destroy \"$d\" || exit\n"
				+ Verbs.start(definition, id.uuid(), domain.power() == PowerState.PAUSED), Verbs.BUILT);
	}

	private XenTask background(Attempt attempt, String script, Duration longest) {
		return Unstoppable.start(attempt, targets.picture(), "", () -> shell.run(attempt, script, NOTHING, longest));
	}

	/** Ends when the domain is gone, or is down and kept as its configuration wants. */
	public XenTask shutDown(DomainId id) throws XenException, InterruptedException {
		Asked asked = ask(id, "shut down", "xl shutdown -F \"$d\"");
		Attempt attempt = asked.attempt();
		String look = Verbs.about(shell, id.uuid()) + "is " + asked.domid() + " || { echo gone; exit 0; }\n"
				+ "rows=$(limited 20 xl list -v " + asked.domid() + ") || { code=$?; is " + asked.domid() // it may go in between
				+ " || { echo gone; exit 0; }; exit $code; }\nprintf '%s\\n' \"$rows\"\n";
		var down = new Since();
		return new Waiting(targets.picture(), since -> {
			String answer = new String(shell.read(attempt, look), StandardCharsets.UTF_8);
			if (answer.startsWith("gone")) {
				return true;
			}
			return down.holds(Running.isDown(answer, asked.domid()), since, ENDED);
		}, LONGEST, capital(attempt.domain()) + " was asked to shut down " + LONGEST.toMinutes() + " min ago and still runs."
				+ " Look at its console; it may still obey, or force it off.");
	}

	/** Ends when the hypervisor has a new domain of it. */
	public XenTask reboot(DomainId id) throws XenException, InterruptedException {
		Asked asked = ask(id, "reboot", "xl reboot \"$d\"");
		Attempt attempt = asked.attempt();
		String look = Verbs.about(shell, id.uuid()) + "if is " + asked.domid() + "; then echo old; elif "
				+ (asked.unique() ? "seek " + asked.domid() : ":") + "; then echo new; else echo gone; fi\n";
		var gone = new Since();
		return new Waiting(targets.picture(), since -> {
			String answer = new String(shell.read(attempt, look), StandardCharsets.UTF_8).strip();
			if (gone.holds(answer.equals("gone"), since, ENDED)) {
				throw new XenException(new XenFailure.BadPowerState(List.of("running"), "halted"), attempt.cannot()
						+ ": it went down and did not come back. Look at on_reboot in its configuration and at its log on the host,"
						+ " then start it.");
			}
			return answer.equals("new");
		}, LONGEST, capital(attempt.domain()) + " was asked to reboot " + LONGEST.toMinutes() + " min ago and has not. Look at its"
				+ " console; it may still obey, or force the reboot.");
	}

	/** @param domid that was asked */
	private record Asked(Attempt attempt, int domid, boolean unique) {
	}

	private Asked ask(DomainId id, String verb, String command) throws XenException, InterruptedException {
		Running domain = targets.running(id, verb);
		if (domain.power() == PowerState.PAUSED) {
			throw targets.state(id, verb, "running", "paused"); // its kernel could not answer, and xl would wait a minute
		}
		Attempt attempt = targets.attempt(id, verb);
		String output = shell.run(attempt, Verbs.at(shell, domain) + command + " || exit\necho \"at $d\"", NOTHING, Verbs.ACKNOWLEDGED)
				.text().strip();
		String number = output.substring(output.lastIndexOf(' ') + 1);
		return new Asked(attempt, number.matches("\\d{1,5}") ? Integer.parseInt(number) : domain.domid(), domain.unique());
	}

	/** Since when something holds without a break. */
	private static final class Since {
		private Duration from = Duration.ZERO;
		private boolean held;

		boolean holds(boolean now, Duration at, Duration longEnough) {
			if (now && !held) {
				from = at;
			}
			held = now;
			return held && at.minus(from).compareTo(longEnough) >= 0;
		}
	}

	private static String capital(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}
}
