// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/** Looks whether a migration can succeed before a byte is moved, and says all that is in the way at once. */
final class Preflight {

	private static final Duration PATIENCE = Duration.ofSeconds(120);
	private static final int MOST_OUTPUT = 16 << 20;
	private static final String INCOMING = "--incoming";

	private final Party source;
	private final Party target;
	private final Route route;
	private final List<String> problems = new ArrayList<>();

	Preflight(Party source, Party target, Route route) {
		this.source = source;
		this.target = target;
		this.route = route;
	}

	/**
	 * @return the memory of the domain in KiB
	 * @throws XenException {@link XenFailure.Refused} with the sentences, or a host cannot be asked
	 */
	long require(SameDomain domain) throws XenException, InterruptedException {
		HostFacts here = ask(source, Questions.source(domain.domid(), route));
		Guest guest = here.guests().stream().filter(g -> g.domid() == domain.domid() && g.uuid().equals(domain.uuid())).findFirst()
				.orElseThrow(() -> new XenException(new XenFailure.NotFound("domain", domain.uuid()), domain.name()
						+ " no longer runs as number " + domain.domid() + " at " + source.name() + ". Refresh, and try again."));
		List<String> paths = new ArrayList<>(guest.disks().stream().map(Guest.Disk::path).toList());
		paths.addAll(guest.bootFiles());
		HostFacts there = ask(target, Questions.target(paths, guest.bridges()));
		checkState(here, domain);
		checkName(there, guest);
		checkHosts(here, there, guest);
		checkMemory(there, guest);
		List<String> atSource = guest.disks().isEmpty() ? List.of() : paths(source, paths);
		new Storage(source.name(), target.name()).check(guest, atSource, there.section("paths"), problems);
		checkBridges(there, guest);
		checkReach(here, there);
		if (!problems.isEmpty()) {
			throw new XenException(new XenFailure.Refused("MIGRATION_IMPOSSIBLE", problems), domain.name() + " cannot be migrated from "
					+ source.name() + " to " + target.name() + ". " + String.join(" ", problems));
		}
		return guest.neededKilobytes();
	}

	private static HostFacts ask(Party party, String script) throws XenException, InterruptedException {
		Result result = party.host().run(script, new byte[0], MOST_OUTPUT, PATIENCE);
		try {
			return new HostFacts(result.text());
		} catch (IllegalArgumentException e) {
			throw new XenException(new XenFailure.Protocol(party.host().address()),
					party.name() + " did not tell about itself as a host with xl does.", result.error().strip(), e);
		}
	}

	private static List<String> paths(Party party, List<String> paths) throws XenException, InterruptedException {
		return party.host().run(Questions.sources(paths), new byte[0], MOST_OUTPUT, PATIENCE).text().lines().skip(1).toList();
	}

	private void checkState(HostFacts here, SameDomain domain) {
		String state = Look.state(String.join("\n", here.section("state")));
		if (state.contains("s") || state.contains("c") || state.contains("d")) {
			problems.add("It is shut down, suspended or crashed (" + state + "); only a running domain can be migrated.");
		} else if (state.contains("p")) {
			problems.add("It is paused; migration would unpause it. Unpause " + domain.name() + " first.");
		}
	}

	private void checkName(HostFacts there, Guest guest) {
		for (Guest other : there.guests()) {
			if (other.uuid().equals(guest.uuid())) {
				problems.add(target.name() + " has a domain of the same UUID already, named " + other.name()
						+ ". If it is what an earlier migration left, look at it there and remove it.");
			} else if (other.name().equals(guest.name()) || other.name().equals(guest.name() + INCOMING)) {
				problems.add("The name " + other.name() + " is taken at " + target.name() + " by another domain. Rename one of them.");
			}
		}
	}

	private void checkHosts(HostFacts here, HostFacts there, Guest guest) {
		if (!here.processor().equals(there.processor())) {
			problems.add("The processors are of different makes (" + here.processor() + " and " + there.processor()
					+ "), and a running domain cannot change from one to the other. Shut it down and start it there.");
		}
		if (there.version() < here.version()) {
			problems.add(target.name() + " runs Xen " + there.info("xen_version") + ", which is older than "
					+ here.info("xen_version") + " here. Update it first.");
		}
		boolean paravirtual = guest.type().equals("pv");
		if (here.tellsAbilities() && !here.abilities().contains("shadow") && (paravirtual || !here.abilities().contains("hap"))) {
			problems.add("Xen at " + source.name() + " was built without shadow paging (virt_caps), so it cannot migrate "
					+ (paravirtual ? "PV domains. Make it a PVH domain, or suspend it and resume it from a copy of the saved state."
							: "this domain, as the processor offers no hardware paging. Shut it down and start it there."));
		}
		String needed = paravirtual ? "pv" : "hvm";
		if (there.tellsAbilities() && !there.abilities().contains(needed)) {
			problems.add(target.name() + " cannot run domains of type " + guest.type() + " (virt_caps: " + there.info("virt_caps")
					+ ").");
		}
		if (guest.hasHostDevices()) {
			problems.add("It drives devices of " + source.name() + " itself. Detach them first.");
		}
	}

	private void checkMemory(HostFacts there, Guest guest) {
		long needed = guest.neededKilobytes();
		long free = there.freeKilobytes();
		if (needed > free) {
			problems.add("It needs " + (needed + 1023) / 1024 + " MB of memory, but only " + free / 1024 + " MB are free at " + target.name()
					+ ". Make room there.");
		}
	}

	private void checkBridges(HostFacts there, Guest guest) {
		List<String> found = there.section("bridges");
		for (int i = 0; i < guest.bridges().size(); i++) {
			if (i >= found.size() || !found.get(i).equals("yes")) {
				problems.add(target.name() + " has no network bridge " + guest.bridges().get(i) + ", to which the domain is connected."
						+ " Make it there.");
			}
		}
	}

	/** Whom the source reaches, and whether that is the host that this machine means. */
	private void checkReach(HostFacts here, HostFacts there) {
		List<String> answer = here.section("reach");
		List<String> words = answer.subList(0, Math.max(0, answer.size() - 1));
		if (!answer.contains("exit 0")) {
			problems.add(unreached(words.isEmpty() ? "" : words.getLast()));
		} else if (words.contains(here.boot()) && !here.boot().equals(there.boot())) {
			problems.add("For " + source.name() + " the address " + route.host() + " leads back to itself. Set the address by which it"
					+ " reaches " + target.name() + ".");
		} else if (here.boot().equals(there.boot())) {
			problems.add(source.name() + " and " + target.name() + " are the same host.");
		} else if (!words.contains(there.boot())) {
			problems.add("For " + source.name() + " the address " + route.host() + " leads to another host than for this machine. Set"
					+ " the address by which it reaches " + target.name() + ".");
		}
	}

	private String unreached(String words) {
		String remedy = words.contains("Host key verification failed") || words.contains("HOST IDENTIFICATION")
				? "It does not know that host's key: log in once from there with \"ssh " + route.words() + "\" and compare the key."
				: words.contains("Permission denied") ? "Put the public key of root at " + source.name()
						+ " into authorized_keys of " + route.account() + "."
						: "Make \"ssh -o BatchMode=yes " + route.words() + " xl info\" work for root there.";
		return source.name() + " does not reach " + target.name() + " by SSH (" + (words.isBlank() ? "no answer" : words.strip()) + "). "
				+ remedy;
	}
}
