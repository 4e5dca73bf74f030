// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Rows;
import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Answers;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
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
	private static final int MOST_NAMES = 20;

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
		session.fleet();
		HostDiscovery discovery = session.services().discovery();
		DiscoveryRequest request = discovery.withContributedProbes(request(arguments, session, discovery));
		if (request.targets().size() > Targets.LARGE) {
			agree(arguments, session, request.targets().size());
			request = request.agreedToLarge();
		}
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
		var terminal = session.terminal();
		var following = new Following(terminal::tell);
		Set<Sighting> told = new HashSet<>();
		try (rows; Scan scan = discovery.start(request, following)) {
			boolean over;
			Progress progress;
			do {
				over = following.ended.getCount() == 0;
				progress = scan.progress();
				for (DiscoveredHost next = following.coming.poll(200, TimeUnit.MILLISECONDS); next != null; next = following.coming.poll()) {
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
			} while (!over);
			terminal.progress("");
			terminal.tell(NLS.bind(Messages.Discover_done, new Object[] { progress.done(), progress.elapsed().toMillis() / 1000.0, found.size(),
					progress.open(), progress.refused(), progress.silent(), progress.unreachable() + progress.denied() }));
			news(following.news, found.size(), terminal::tell);
			return progress.state();
		} catch (IllegalArgumentException e) {
			throw CommandException.usage(e.getMessage());
		} finally {
			terminal.progress("");
		}
	}

	/** What is otherwise than it was. That all is new needs no telling. */
	private static void news(DiscoveryNews news, int found, Consumer<String> tell) {
		if (news.found().size() < found) {
			news(Messages.Discover_new, news.found(), tell);
		}
		news(Messages.Discover_changed, news.changed(), tell);
		news(Messages.Discover_gone, news.gone(), tell);
	}

	private static void news(String sentence, List<DiscoveredHost> hosts, Consumer<String> tell) {
		if (!hosts.isEmpty()) {
			tell.accept(NLS.bind(sentence, hosts.size(), hosts.stream().limit(MOST_NAMES).map(h -> Texts.harmless(h.candidate().name()) + " ("
					+ h.main().at().getAddress().getHostAddress() + ")").collect(Collectors.joining(", ")) + (hosts.size() > MOST_NAMES ? ", …" : "")));
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

	private static DiscoveryRequest request(ParseResult arguments, Session session, HostDiscovery discovery)
			throws CommandException, InterruptedException {
		try {
			Targets targets = targets(arguments, session, discovery);
			targets.notes().forEach(session.terminal()::tell);
			Limits limits = Limits.DEFAULT
					.withPerSecond((int) Options.number(arguments, RATE, Limits.DEFAULT.perSecond(), 0, 1_000_000))
					.withConnectTimeout(Duration.ofMillis(
							Options.number(arguments, TIMEOUT, Limits.DEFAULT.connectTimeout().toMillis(), 50, 60_000)));
			return DiscoveryRequest.of(targets).withLimits(limits).withPorts(Options.value(arguments, PORTS, ""));
		} catch (TargetException | IllegalArgumentException e) {
			throw CommandException.usage(e.getMessage());
		}
	}

	private static Targets targets(ParseResult arguments, Session session, HostDiscovery discovery)
			throws CommandException, TargetException, InterruptedException {
		List<String> given = Options.parameters(arguments);
		String file = Options.value(arguments, FILE, "");
		boolean ssh = Options.has(arguments, SSH_HOSTS);
		var targets = Targets.builder();
		for (String one : given) {
			if (one.equals(LOCAL)) {
				targets.addAll(discovery.localNetworks());
			} else {
				targets.add(one);
			}
		}
		if (given.isEmpty() && file.isEmpty() && !ssh) {
			targets.addAll(networksAround(arguments, session, discovery));
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

	/** Whoever just tries the command does not mean to scan the network around, so somebody has to say yes. */
	private static List<String> networksAround(ParseResult arguments, Session session, HostDiscovery discovery)
			throws CommandException, TargetException, InterruptedException {
		boolean agreed = Options.has(arguments, Options.YES);
		if (!agreed && !session.terminal().canAsk()) {
			throw CommandException.usage(Messages.Discover_noTargets);
		}
		List<String> networks = discovery.localNetworks();
		if (networks.isEmpty()) {
			throw CommandException.usage(Messages.Discover_noNetworks);
		}
		if (!agreed && !Answers.yes(session.terminal(), NLS.bind(Messages.Discover_around, String.join(", ", networks)))) {
			throw new CommandException(ExitCode.FAILED, Messages.Discover_declined);
		}
		return networks;
	}

	/** Hands over what is found to the thread of the command. */
	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private static final class Following implements HostDiscoveryListener {
		private final Consumer<String> tell;
		private final BlockingQueue<DiscoveredHost> coming = new LinkedBlockingQueue<>();
		private final CountDownLatch ended = new CountDownLatch(1);
		private volatile DiscoveryNews news = DiscoveryNews.NONE;

		private Following(Consumer<String> tell) {
			this.tell = tell;
		}

		@Override
		public void found(DiscoveredHost host) {
			coming.add(host);
		}

		@Override
		public void trouble(String sentence) {
			tell.accept(sentence);
		}

		@Override
		public void ended(Progress progress, DiscoveryNews what) {
			news = what;
			ended.countDown();
		}
	}
}
