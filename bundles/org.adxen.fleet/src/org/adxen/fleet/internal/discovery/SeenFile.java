// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.discovery.SeenHost;
import org.adxen.model.store.AtomicFile;
import org.adxen.model.store.FileLocks;
import org.adxen.model.store.StoreException;
import org.eclipse.osgi.util.NLS;

/**
 * What scans found, in {@code discovered.tsv}, one line each. Shared with other programs: each change is made to what is on the
 * disk then. Lines that are not understood are left out; the next scan finds again what they told. Blocks; safe for any thread.
 */
final class SeenFile {

	static final String FILE = "discovered.tsv";
	private static final String HEAD = "# service\tignored\tlast seen\tsha256\tname";
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Path file;

	SeenFile(Path folder) {
		file = folder.resolve(FILE);
	}

	/** By key. */
	Map<String, SeenHost> read() throws EnvironmentException {
		try {
			return parse();
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_read, file, e), e);
		}
	}

	synchronized void change(Consumer<Map<String, SeenHost>> edit) throws EnvironmentException {
		try {
			Files.createDirectories(file.getParent());
			try (var lock = FileLocks.take(file.resolveSibling("discovered.lock"), PATIENCE)) {
				Map<String, SeenHost> hosts = parse();
				edit.accept(hosts);
				new AtomicFile().replace(file, text(hosts).getBytes(StandardCharsets.UTF_8), false);
			}
		} catch (StoreException e) {
			throw new EnvironmentException(e.getMessage(), e);
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_write, file, e), e);
		}
	}

	private Map<String, SeenHost> parse() throws IOException {
		var hosts = new LinkedHashMap<String, SeenHost>();
		try {
			for (String line : Files.readAllLines(file)) {
				String[] f = line.split("\t", -1);
				if (f.length == 5 && !line.startsWith("#")) {
					try {
						hosts.put(f[0], new SeenHost(f[0], f[4], f[3], f[1].equals("ignored"), Instant.parse(f[2])));
					} catch (DateTimeException e) {
						continue; // found again by the next scan
					}
				}
			}
		} catch (NoSuchFileException e) {
			return hosts;
		}
		return hosts;
	}

	private static String text(Map<String, SeenHost> hosts) {
		var text = new StringBuilder(HEAD).append('\n');
		hosts.values().forEach(h -> text.append(String.join("\t", h.key(), h.ignored() ? "ignored" : "", h.lastSeen().toString(), h.fingerprint(),
				h.name().replaceAll("\\p{Cntrl}", " "))).append('\n'));
		return text.toString();
	}
}
