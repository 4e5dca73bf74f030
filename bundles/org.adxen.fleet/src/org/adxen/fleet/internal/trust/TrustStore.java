// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.model.store.AtomicFile;
import org.adxen.model.store.FileLocks;
import org.adxen.model.store.StoreException;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.TrustPolicy;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.osgi.util.NLS;

/**
 * The certificates and keys AdXen learned to trust, in {@code trusted.tsv}: one for each host and port, one line each, to be
 * read by people too. Shared with other programs: each change is made to what is on the disk then. Safe for any thread;
 * everything but {@link #check} and {@link #all} blocks.
 */
public final class TrustStore implements TrustPolicy {

	public static final String FILE = "trusted.tsv";
	private static final String HEAD = "# host\tport\tkind\tsha256\tvalid from\tvalid until\tsubject";
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private record Where(String host, int port) {
		static Where of(PeerIdentity identity) {
			return new Where(identity.host().toLowerCase(Locale.ROOT), identity.port());
		}
	}

	/** @param strange lines that were not understood; they are kept */
	private record Content(Map<Where, PeerIdentity> identities, List<String> strange) {

		/** Whether a line that was not understood may tell of this server, so that it must not pass for a new one. */
		boolean isDoubtful(Where where) {
			return !identities.containsKey(where) && strange.stream().map(line -> line.split("\t", -1))
					.anyMatch(f -> f[0].strip().equalsIgnoreCase(where.host)
							&& (f.length < 2 || !f[1].matches("\\d{1,5}") || Integer.parseInt(f[1]) == where.port));
		}
	}

	private final Path file;
	private final FleetLog log;
	private final Object changing = new Object();
	private volatile Content content = new Content(Map.of(), List.of());
	/** Why it is not known what is trusted, null when it is. */
	private volatile String unreadable;
	private volatile FileTime lastWritten;

	public TrustStore(Path folder, FleetLog log) {
		file = folder.resolve(FILE);
		this.log = log;
		reload();
	}

	/** Reads what other programs learned, if they did. */
	public void reload() {
		try {
			FileTime written = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
			if (unreadable == null && Objects.equals(written, lastWritten)) {
				return;
			}
			lastWritten = written;
			content = read();
			unreadable = null;
		} catch (IOException e) {
			String why = NLS.bind(Messages.cannot_read, file, e);
			if (!why.equals(unreadable)) {
				log.warn(why, e);
			}
			unreadable = why;
		}
	}

	/** Why it is not known what is trusted, so that no connection should be tried; empty when it is. */
	public Optional<String> whyUnreadable() {
		return Optional.ofNullable(unreadable);
	}

	/**
	 * Never {@link TrustPolicy.Unknown} while the file, or the line of this server, cannot be read: a change must not pass for a
	 * first time.
	 */
	@Override
	public @NonNull Trust check(@NonNull PeerIdentity presented) {
		if (unreadable != null) {
			return new Changed("");
		}
		PeerIdentity known = content.identities.get(Where.of(presented));
		if (known == null) {
			return content.isDoubtful(Where.of(presented)) ? new Changed("") : new Unknown();
		}
		return known.kind() == presented.kind() && known.sha256().equals(presented.sha256()) ? new Trusted()
				: new Changed(known.sha256());
	}

	public List<PeerIdentity> all() {
		return List.copyOf(content.identities.values());
	}

	/** Trusts it from now on, instead of what was trusted there before. */
	public void trust(PeerIdentity identity) throws EnvironmentException {
		change(identities -> {
			identities.put(Where.of(identity), identity);
			return identities;
		});
	}

	/** Trusts those of whose host and port nothing is known yet. */
	public void learn(Collection<PeerIdentity> members) throws EnvironmentException {
		List<PeerIdentity> identities = members.stream().filter(i -> !content.isDoubtful(Where.of(i))).toList();
		if (identities.stream().anyMatch(i -> !content.identities.containsKey(Where.of(i)))) {
			change(known -> {
				identities.forEach(i -> known.putIfAbsent(Where.of(i), i));
				return known;
			});
		}
	}

	public void distrust(PeerIdentity identity) throws EnvironmentException {
		change(identities -> {
			identities.remove(Where.of(identity));
			return identities;
		});
	}

	private void change(UnaryOperator<Map<Where, PeerIdentity>> edit) throws EnvironmentException {
		synchronized (changing) {
			try (var lock = FileLocks.take(file.resolveSibling("trusted.lock"), PATIENCE)) {
				Content now = read();
				Content changed = new Content(edit.apply(new LinkedHashMap<>(now.identities)), now.strange);
				new AtomicFile().replace(file, text(changed).getBytes(StandardCharsets.UTF_8), false);
				content = changed;
				unreadable = null;
			} catch (StoreException e) {
				throw new EnvironmentException(e.getMessage(), e);
			} catch (IOException e) {
				throw new EnvironmentException(NLS.bind(Messages.cannot_write, file, e), e);
			}
		}
	}

	// --- the file

	private Content read() throws IOException {
		List<String> lines;
		try {
			lines = Files.readAllLines(file);
		} catch (NoSuchFileException e) {
			return new Content(Map.of(), List.of());
		}
		Map<Where, PeerIdentity> identities = new LinkedHashMap<>();
		List<String> strange = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			try {
				PeerIdentity identity = identity(line.split("\t", -1));
				identities.put(Where.of(identity), identity);
			} catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
				if (!content.strange.contains(line)) {
					log.warn(NLS.bind(Messages.not_understood, file, i + 1), e);
				}
				strange.add(line);
			}
		}
		return new Content(Collections.unmodifiableMap(identities), strange);
	}

	private static PeerIdentity identity(String[] fields) {
		if (!fields[3].matches("[0-9a-f]{64}")) {
			throw new IllegalArgumentException("not a SHA-256 fingerprint");
		}
		return new PeerIdentity(fields[0], Integer.parseInt(fields[1]), PeerIdentity.Kind.valueOf(fields[2]), fields[3],
				fields[6], instant(fields[4]), instant(fields[5]));
	}

	private static Instant instant(String text) {
		return text.isEmpty() ? null : Instant.parse(text);
	}

	private static String text(Content content) {
		StringBuilder text = new StringBuilder(HEAD).append('\n');
		for (PeerIdentity i : content.identities.values()) {
			text.append(String.join("\t", i.host(), Integer.toString(i.port()), i.kind().name(), i.sha256(),
					text(i.validFrom()), text(i.validUntil()), i.subject().replaceAll("[\\p{Cntrl}]", " "))).append('\n');
		}
		content.strange.forEach(line -> text.append(line).append('\n'));
		return text.toString();
	}

	private static String text(Instant instant) {
		return instant == null ? "" : instant.toString();
	}
}
