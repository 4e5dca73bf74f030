// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Process;

/** The subcommands of xl that stop, pause and go on. */
final class XlPower {

	private static final Duration POLL = Duration.ofMillis(20);
	/** A kernel that can answer does so after half a second; xl waits a minute for one that cannot (Xen 4.17.7). */
	private static final Duration ACKNOWLEDGES = Duration.ofMillis(500);
	private static final Duration PATIENCE = Duration.ofMillis(60_400);
	private static final Duration DESTRUCTION = Duration.ofMillis(400);

	private final Hypervisor xen;

	XlPower(Hypervisor xen) {
		this.xen = xen;
	}

	void addTo(Map<String, Xl.Command> commands) {
		commands.put("pause", (process, arguments) -> pause(process, arguments, true));
		commands.put("unpause", (process, arguments) -> pause(process, arguments, false));
		commands.put("destroy", this::destroy);
		commands.put("shutdown", (process, arguments) -> stop(process, "shutdown", arguments, Guest.POWEROFF));
		commands.put("reboot", (process, arguments) -> stop(process, "reboot", arguments, Guest.REBOOT));
	}

	private int pause(Process process, List<String> arguments, boolean on) throws IOException, XlFailure {
		Xl.need(process, on ? "pause" : "unpause", arguments, 1);
		for (String word : Xl.words(arguments, "a", new StringBuilder())) {
			var guest = Xl.guest(xen, word);
			xen.change(guest, () -> guest.paused = on);
		}
		return 0;
	}

	private int destroy(Process process, List<String> arguments) throws IOException, XlFailure {
		var words = Xl.words(arguments, "f", new StringBuilder());
		Xl.need(process, "destroy", words, 1);
		var word = words.getFirst();
		if (word.matches("[0-9]{1,9}") && Xl.find(xen, word).isEmpty())
			throw new XlFailure(1, ("libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain %1$s:Non-existant domain\n"
					+ "libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain %1$s:Unable to destroy guest\n"
					+ "libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain %1$s:Destruction of domain failed\n"
					+ "destroy failed (rc=-6)\n").formatted(word));
		var guest = Xl.guest(xen, word);
		if (guest.domid == 0)
			throw new XlFailure(1, "Not destroying domain 0; use -f to force.\n"
					+ "This can only be done when using a disaggregated hardware domain and toolstack.\n\n");
		process.sleep(xen.timing().paced(DESTRUCTION));
		if (!xen.remove(guest))
			throw new XlFailure(1, ("libxl: error: libxl_domain.c:1616:domain_destroy_domid_cb: Domain %1$d:xc_domain_destroy failed: "
					+ "No such process\nlibxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain %1$d:Unable to destroy guest\n"
					+ "libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain %1$d:Destruction of domain failed\n"
					+ "destroy failed (rc=-3)\n").formatted(guest.domid));
		return 0;
	}

	private int stop(Process process, String command, List<String> arguments, int reason) throws IOException, XlFailure {
		var flags = new StringBuilder();
		var words = Xl.words(arguments, "awF", flags);
		var chosen = new ArrayList<Guest>();
		if (flags.indexOf("a") >= 0)
			xen.guests().stream().filter(guest -> guest.domid != 0).forEach(chosen::add);
		else {
			Xl.need(process, command, words, 1);
			chosen.add(Xl.guest(xen, words.getFirst()));
		}
		for (Guest guest : chosen)
			ask(process, guest, command, reason);
		if (flags.indexOf("w") >= 0) {
			process.err("Waiting for " + chosen.size() + " domains\n");
			for (Guest guest : chosen) {
				while (xen.isThere(guest) && guest.reason == Guest.NONE)
					process.sleep(POLL);
				process.err("Domain " + guest.domid + " has been shut down, reason code " + Math.max(0, guest.reason) + '\n');
			}
		}
		return 0;
	}

	private void ask(Process process, Guest guest, String command, int reason) throws IOException, XlFailure {
		process.err((reason == Guest.REBOOT ? "Rebooting" : "Shutting down") + " domain " + guest.domid + '\n');
		if (guest.domid == 0)
			throw new XlFailure(1, "PV control interface not available:\nexternal graceful " + command + " not possible.\n"
					+ command + " failed (rc=-6)\n");
		var end = Instant.now().plus(xen.timing().paced(PATIENCE));
		process.sleep(xen.timing().paced(ACKNOWLEDGES));
		while (xen.isThere(guest) && (!guest.answers || guest.paused || guest.reason != Guest.NONE)) {
			if (Instant.now().isAfter(end))
				throw new XlFailure(1, "libxl: error: libxl_domain.c:798:pvcontrol_cb: guest didn't acknowledge control request: -9\n"
						+ command + " failed (rc=-9)\n");
			process.sleep(POLL);
		}
		if (!guest.config.is("deaf"))
			xen.later(Hypervisor.SHUTDOWN, () -> xen.end(guest, reason));
	}
}
