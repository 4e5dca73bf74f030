// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Limits;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.Sighting;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** {@code java -jar org.adxen.discovery.jar TARGET…}: the library alone, one line of tab-separated text for each service found. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class Main {

	private static final String USAGE = """
			Usage: java -jar org.adxen.discovery.jar [OPTION…] TARGET…
			Finds Xen hosts on networks, without credentials. One line for each service found, tab-separated: number of the host,
			address, port, kind, name, fingerprint, version.
			TARGET: address, network (192.0.2.0/24), range (192.0.2.10-20), name, name:port; or local for all networks of this machine and its IPv6 neighbours
			  --ports N,N…     instead of the usual ones
			  --rate N         connections a second, 0 for as many as go (2000)
			  --timeout MS     the longest wait for an answer, in milliseconds (1200)
			  --exclude TARGET may be given several times
			  --file FILE      more targets
			  --ssh            the hosts of ~/.ssh/known_hosts and ~/.ssh/config
			  --large          agrees to more addresses than a /16 has
			Exit code: 0 something was found, 1 nothing was found, 2 the command line is wrong, 3 the scan could not go on.""";

	private Main() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		System.exit(run(List.of(arguments), System.out, System.err));
	}

	static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
		if (arguments.isEmpty() || arguments.contains("--help")) {
			err.println(USAGE);
			return 2;
		}
		var found = new AtomicBoolean();
		try (Scan scan = Scan.start(request(new ArrayDeque<>(arguments), err), new DiscoveryListener() {
			@Override
			public void found(Candidate candidate) {
				found.set(true);
				Sighting last = candidate.sightings().get(candidate.sightings().size() - 1);
				out.println(line(candidate, last));
			}

			@Override
			public void trouble(String sentence) {
				err.println(sentence);
			}
		})) {
			Progress end = scan.await();
			err.println(end.done() + " tried in " + end.elapsed().toMillis() + " ms: " + end.open() + " open, " + end.refused() + " refused, "
					+ end.silent() + " without an answer, " + end.unreachable() + " unreachable, " + end.denied() + " not permitted.");
			return end.state() != Progress.State.FINISHED ? 3 : found.get() ? 0 : 1;
		} catch (TargetException | IllegalArgumentException e) {
			err.println(e.getMessage());
			return 2;
		} catch (IOException e) {
			err.println(e.getMessage());
			return 3;
		}
	}

	private static String line(Candidate candidate, Sighting seen) {
		var print = seen.fingerprint();
		return String.join("\t", Long.toString(candidate.id()), seen.at().getAddress().getHostAddress(), Integer.toString(seen.at().getPort()),
				seen.kind() + (seen.tls() ? "+tls" : ""), candidate.name(), print == null ? "" : print.type() + ":" + print.sha256(),
				seen.version());
	}

	private static DiscoveryRequest request(Deque<String> words, PrintStream err) throws TargetException, InterruptedException {
		var targets = Targets.builder();
		String ports = "";
		Limits limits = Limits.DEFAULT;
		boolean large = false;
		while (!words.isEmpty()) {
			String word = words.remove();
			switch (word) {
			case "--ports" -> ports = value(word, words);
			case "--rate" -> limits = limits.withPerSecond(number(word, value(word, words)));
			case "--timeout" -> limits = limits.withConnectTimeout(Duration.ofMillis(number(word, value(word, words))));
			case "--exclude" -> targets.exclude(value(word, words));
			case "--file" -> targets.addFile(Path.of(value(word, words)));
			case "--ssh" -> {
				Path ssh = Path.of(System.getProperty("user.home"), ".ssh");
				targets.addKnownHosts(ssh.resolve("known_hosts")).addSshConfig(ssh.resolve("config"));
			}
			case "--large" -> large = true;
			case "local" -> targets.addAll(Targets.localNetworks());
			default -> {
				if (word.startsWith("-")) {
					throw new IllegalArgumentException("There is no option " + word + ".\n" + USAGE);
				}
				targets.add(word);
			}
			}
		}
		Targets all = targets.build();
		all.notes().forEach(err::println);
		DiscoveryRequest request = DiscoveryRequest.of(all).withLimits(limits).withPorts(ports);
		return large ? request.agreedToLarge() : request;
	}

	private static String value(String option, Deque<String> words) {
		if (words.isEmpty()) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return words.remove();
	}

	private static int number(String option, String text) {
		if (!text.strip().matches("\\d{1,8}")) {
			throw new IllegalArgumentException(option + " needs a number, not \"" + text + "\".");
		}
		return Integer.parseInt(text.strip());
	}
}
