// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.internal.discovery.SeenHost.Service;
import org.adxen.model.store.AtomicFile;
import org.adxen.model.store.FileLocks;
import org.adxen.model.store.StoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * What scans found, in {@code discovered.tsv}: a line for each host and below it one for each of its services. Shared with other
 * programs: each change is made to what is on the disk then. Lines that are not understood are left out; the next scan finds again what
 * they told. Blocks; safe for any thread.
 */
final class SeenFile {

	static final String FILE = "discovered.tsv";
	private static final String HEAD = """
			# host\tignored\tpool\tfirst seen\tlast seen\tgone since\tnames
			# service\tkind\taddress\tport\ttls\tkey type\tsha256\taccepted sha256\tversion\tnames
			""";
	private static final String HOST = "host";
	private static final String SERVICE = "service";
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Path file;

	SeenFile(Path folder) {
		file = folder.resolve(FILE);
	}

	SeenHosts read() throws EnvironmentException {
		try {
			return parse();
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_read, file, e), e);
		}
	}

	synchronized void change(Consumer<SeenHosts> edit) throws EnvironmentException {
		try {
			Files.createDirectories(file.getParent());
			try (var lock = FileLocks.take(file.resolveSibling("discovered.lock"), PATIENCE)) {
				SeenHosts hosts = parse();
				edit.accept(hosts);
				new AtomicFile().replace(file, text(hosts).getBytes(StandardCharsets.UTF_8), false);
			}
		} catch (StoreException e) {
			throw new EnvironmentException(e.getMessage(), e);
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_write, file, e), e);
		}
	}

	// --- reading

	private SeenHosts parse() throws IOException {
		var hosts = new SeenHosts();
		SeenHost head = null;
		var services = new ArrayList<Service>();
		try {
			for (String line : Files.readAllLines(file)) {
				String[] f = line.split("\t", -1);
				if (f[0].equals(HOST)) {
					add(hosts, head, services);
					head = host(f);
				} else if (f[0].equals(SERVICE)) {
					service(f, services);
				}
			}
			add(hosts, head, services);
		} catch (NoSuchFileException e) {
			return hosts;
		}
		return hosts;
	}

	private static void add(SeenHosts hosts, @Nullable SeenHost head, List<Service> services) {
		if (head != null && !services.isEmpty()) {
			hosts.add(new SeenHost(head.names(), services, head.ignored(), head.pool(), head.firstSeen(), head.lastSeen(), head.goneSince()));
		}
		services.clear();
	}

	private static @Nullable SeenHost host(String[] f) {
		try {
			return f.length != 7 ? null
					: new SeenHost(words(f[6]), List.of(), f[1].equals("ignored"), f[2], Instant.parse(f[3]), Instant.parse(f[4]),
							f[5].isEmpty() ? null : Instant.parse(f[5]));
		} catch (DateTimeException e) {
			return null;
		}
	}

	private static void service(String[] f, List<Service> services) {
		// Nothing here is a name, so that no name server is asked.
		if (f.length == 10 && f[2].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[\\w.-]+)?")) {
			try {
				var at = new InetSocketAddress(InetAddress.getByName(f[2]), Integer.parseInt(f[3]));
				services.add(new Service(new Sighting(at, f[1], f[4].equals("tls"), f[8], f[6].isEmpty() ? null : new Fingerprint(f[5], f[6]),
						Set.copyOf(words(f[9])), null), f[7]));
			} catch (IllegalArgumentException | UnknownHostException e) {
				return; // no port, or of a link that this machine has no more
			}
		}
	}

	private static List<String> words(String text) {
		return Stream.of(text.split(" ")).filter(w -> !w.isEmpty()).distinct().toList();
	}

	// --- writing

	private static String text(SeenHosts hosts) {
		var text = new StringBuilder(HEAD);
		for (SeenHost host : hosts.all()) {
			line(text, HOST, host.ignored() ? "ignored" : "", host.pool(), host.firstSeen().toString(), host.lastSeen().toString(),
					host.goneSince() == null ? "" : String.valueOf(host.goneSince()), names(host.names()));
			for (Service service : host.services()) {
				Sighting seen = service.sighting();
				Fingerprint print = seen.fingerprint();
				line(text, SERVICE, seen.kind(), seen.at().getAddress().getHostAddress(), Integer.toString(seen.at().getPort()),
						seen.tls() ? "tls" : "", print == null ? "" : print.type(), print == null ? "" : print.sha256(), service.accepted(),
						seen.version(), names(seen.names()));
			}
		}
		return text.toString();
	}

	/** Servers may tell names with anything in them. */
	private static String names(Collection<String> names) {
		return names.stream().map(n -> n.replaceAll("[\\s\\p{Cntrl}]+", "_")).collect(Collectors.joining(" "));
	}

	private static void line(StringBuilder text, String... fields) {
		text.append(String.join("\t", Stream.of(fields).map(f -> f.replaceAll("\\p{Cntrl}", " ")).toList())).append('\n');
	}
}
