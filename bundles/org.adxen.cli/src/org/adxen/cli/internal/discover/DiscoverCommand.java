// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Rows;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.HostDiscovery;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code discover}: scans networks for Xen hosts, tells what it finds as it finds it, and registers it when asked to. */
public final class DiscoverCommand implements Command {

	private static final String LOCAL = "local";
	private static final String PORTS = "--ports";
	private static final String RATE = "--rate";
	private static final String TIMEOUT = "--timeout";
	private static final String EXCLUDE = "--exclude";
	private static final String FILE = "--file";
	private static final String SSH_HOSTS = "--ssh-hosts";
	private static final String REGISTER = "--register";
	private static final String SSH_LOGIN = "--ssh-login";

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.Discover_description);
		spec.addPositional(Options.parameters("TARGET", 0, true, Messages.Discover_target));
		spec.addOption(Options.value(PORTS, "N,N", Messages.Discover_ports));
		spec.addOption(Options.value(RATE, "N", Messages.Discover_rate));
		spec.addOption(Options.value(TIMEOUT, "MS", Messages.Discover_timeout));
		spec.addOption(Options.value(EXCLUDE, "TARGETS", Messages.Discover_exclude));
		spec.addOption(Options.value(FILE, "FILE", Messages.Discover_file));
		spec.addOption(Options.flag(SSH_HOSTS, Messages.Discover_sshHosts));
		spec.addOption(Options.value(REGISTER, "USER", Messages.Discover_register));
		spec.addOption(Options.flag(SSH_LOGIN, Messages.Discover_sshLogin));
		spec.addOption(Options.yes());
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session) throws CommandException, IOException, InterruptedException {
		DiscoveryRequest request = request(arguments, session);
		if (request.targets().size() > Targets.LARGE) {
			agree(arguments, session, request.targets().size());
			request = request.agreedToLarge();
		}
		session.fleet();
		HostDiscovery discovery = session.services().discovery();
		request = arguments.hasMatchedOption(PORTS) ? request : discovery.withContributedProbes(request);
		try (var registering = arguments.hasMatchedOption(REGISTER)
				? new Registering(session, Options.value(arguments, REGISTER, ""), Options.has(arguments, SSH_LOGIN))
				: null) {
			var found = new LinkedHashMap<Long, DiscoveredHost>();
			State end = scan(request, discovery, session, session.output(arguments).rows(Service.FIELDS), found);
			if (end != State.FINISHED) {
				return ExitCode.FAILED;
			}
			boolean registered = registering == null || registering.all(found.values());
			return found.isEmpty() || !registered ? ExitCode.FAILED : ExitCode.OK;
		}
	}

	/** Tells what comes, on the thread of the command. An interrupt ends the scan. */
	private static State scan(DiscoveryRequest request, HostDiscovery discovery, Session session, Rows<Service> rows,
			Map<Long, DiscoveredHost> found) throws CommandException, IOException, InterruptedException {
		var coming = new LinkedBlockingQueue<DiscoveredHost>();
		var terminal = session.terminal();
		Set<Sighting> told = new HashSet<>();
		try (rows; Scan scan = discovery.start(request, coming::add, new Quiet(terminal::tell))) {
			Progress progress;
			do {
				progress = scan.progress();
				for (DiscoveredHost next = coming.poll(200, TimeUnit.MILLISECONDS); next != null; next = coming.poll()) {
					terminal.progress("");
					next.candidate().replaces().forEach(found::remove);
					found.put(next.candidate().id(), next);
					for (Sighting seen : next.candidate().sightings()) {
						if (told.add(seen)) {
							rows.add(new Service(next, seen));
						}
					}
				}
				terminal.progress(NLS.bind(Messages.Discover_progress, new Object[] { progress.done(), progress.total(), found.size(),
						progress.remaining().map(Duration::toSeconds).map(String::valueOf).orElse("?") }));
			} while (progress.state() == State.RUNNING || !coming.isEmpty());
			terminal.progress("");
			terminal.tell(NLS.bind(Messages.Discover_done, new Object[] { progress.done(), progress.elapsed().toMillis() / 1000.0, found.size(),
					progress.open(), progress.refused(), progress.silent(), progress.unreachable() + progress.denied() }));
			return progress.state();
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(e.getMessage());
		} finally {
			terminal.progress("");
		}
	}

	private static void agree(ParseResult arguments, Session session, long addresses) throws CommandException, InterruptedException {
		String question = NLS.bind(Messages.Discover_large, addresses);
		if (Options.has(arguments, Options.YES)) {
			return;
		}
		if (!session.terminal().canAsk()) {
			throw CommandException.usage(NLS.bind(Messages.Discover_largeNoAnswer, addresses));
		}
		if (!Answers.yes(session.terminal(), question)) {
			throw new CommandException(ExitCode.FAILED, Messages.Discover_declined);
		}
	}

	private static DiscoveryRequest request(ParseResult arguments, Session session) throws CommandException, InterruptedException {
		try {
			Targets targets = targets(arguments);
			targets.notes().forEach(session.terminal()::tell);
			Limits limits = Limits.DEFAULT
					.withPerSecond((int) Options.number(arguments, RATE, Limits.DEFAULT.perSecond(), 0, 1_000_000))
					.withConnectTimeout(Duration.ofMillis(
							Options.number(arguments, TIMEOUT, Limits.DEFAULT.connectTimeout().toMillis(), 50, 60_000)));
			DiscoveryRequest request = DiscoveryRequest.of(targets).withLimits(limits);
			if (!arguments.hasMatchedOption(PORTS)) {
				return request;
			}
			var ports = new ArrayList<Integer>();
			for (String port : Options.value(arguments, PORTS, "").split(",")) {
				ports.add((int) Options.number(PORTS, port, 1, 65_535));
			}
			return request.withPorts(ports);
		} catch (TargetException e) {
			throw CommandException.usage(e.getMessage());
		}
	}

	private static Targets targets(ParseResult arguments) throws CommandException, TargetException, InterruptedException {
		List<String> given = Options.parameters(arguments);
		String file = Options.value(arguments, FILE, "");
		boolean ssh = Options.has(arguments, SSH_HOSTS);
		if (given.isEmpty() && file.isEmpty() && !ssh) {
			// Whoever just tries the command does not mean to scan the network around.
			throw CommandException.usage(Messages.Discover_noTargets);
		}
		var targets = Targets.builder();
		for (String one : given) {
			if (one.equals(LOCAL)) {
				targets.addAll(Targets.localNetworks());
			} else {
				targets.add(one);
			}
		}
		if (!file.isEmpty()) {
			targets.addFile(Path.of(file));
		}
		if (ssh) {
			Path folder = Path.of(System.getProperty("user.home"), ".ssh");
			targets.addKnownHosts(folder.resolve("known_hosts")).addSshConfig(folder.resolve("config"));
		}
		return targets.exclude(Options.value(arguments, EXCLUDE, "")).build();
	}

	/** Tells troubles; what is found goes another way, and the end is seen by the progress. */
	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private record Quiet(Consumer<String> tell) implements DiscoveryListener {
		@Override
		public void found(Candidate candidate) {
			throw new IllegalStateException("nobody calls it");
		}

		@Override
		public void trouble(String sentence) {
			tell.accept(sentence);
		}
	}
}
