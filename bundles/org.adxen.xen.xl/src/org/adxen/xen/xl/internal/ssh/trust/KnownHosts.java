// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.adxen.xen.xl.internal.ssh.trust.KnownHostLine.Marker;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What {@code known_hosts} files (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT) say of one host. They are read, never written. A line or
 * a file that cannot be understood but may tell of the host is taken for another key, so that a change does not pass for a
 * first time.
 */
public final class KnownHosts {

	/** What they say of a key. */
	public sealed interface Verdict {
	}

	/** It is the host's. */
	public record Known() implements Verdict {
	}

	/**
	 * Nothing.
	 *
	 * @param authority where a certificate authority is named for the host, which is not asked; empty when nowhere
	 */
	public record Silent(String authority) implements Verdict {
	}

	/**
	 * The host has another one.
	 *
	 * @param sha256 its fingerprint, empty when it cannot be read
	 * @param type   of the other key
	 * @param where  file and line
	 */
	public record Changed(String sha256, String type, String where) implements Verdict {
	}

	/** It must never be trusted again. */
	public record Revoked(String where) implements Verdict {
	}

	private final List<KnownHostLine> lines;
	private final List<KnownHostLine> withoutPort;

	private KnownHosts(List<KnownHostLine> lines, List<KnownHostLine> withoutPort) {
		this.lines = lines;
		this.withoutPort = withoutPort;
	}

	/**
	 * Reads the lines about one host.
	 *
	 * @param files in the order of their weight; they need not exist
	 * @param shown a path for people
	 */
	public static KnownHosts read(List<Path> files, HostName name, Function<Path, String> shown) {
		var lines = new ArrayList<KnownHostLine>();
		var withoutPort = new ArrayList<KnownHostLine>();
		for (Path file : files) {
			int number = 0;
			for (String text : content(file)) {
				KnownHostLine line = KnownHostLine.parse(text, shown.apply(file), ++number);
				if (line != null && line.isAbout(name.known())) {
					lines.add(line);
				} else if (line != null && line.isAbout(name.withoutPort())) {
					withoutPort.add(line);
				}
			}
		}
		return new KnownHosts(lines, withoutPort);
	}

	/** Silent about everything. */
	public static KnownHosts none() {
		return new KnownHosts(List.of(), List.of());
	}

	private static List<String> content(Path file) {
		if (!Files.exists(file) || Files.isDirectory(file)) {
			return List.of();
		}
		try {
			return Arrays.asList(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\r?\n"));
		} catch (IOException e) {
			return List.of("* unreadable"); // stands for any key of any host
		}
	}

	/** The types of the host's known keys, without doubles. */
	public Set<String> types() {
		var types = new LinkedHashSet<String>();
		for (KnownHostLine line : lines) {
			if (line.marker() == Marker.NONE) {
				types.add(line.type());
			}
		}
		return types;
	}

	/** Whether the key, in the form it is sent in, is the host's. */
	public Verdict check(String type, byte[] key) {
		@Nullable
		KnownHostLine other = null;
		boolean known = false;
		String authority = "";
		for (KnownHostLine line : withoutPort) {
			if (line.marker() == Marker.REVOKED && Arrays.equals(line.key(), key)) {
				return new Revoked(line.where());
			}
		}
		for (KnownHostLine line : lines) {
			boolean same = Arrays.equals(line.key(), key);
			switch (line.marker()) {
			case REVOKED -> {
				if (same) {
					return new Revoked(line.where());
				}
			}
			case AUTHORITY -> authority = line.where();
			case NONE -> {
				known |= same;
				if (other == null || line.type().equals(type) && !other.type().equals(type)) {
					other = line;
				}
			}
			}
		}
		if (known) {
			return new Known();
		}
		if (other != null) {
			return new Changed(other.sha256(), other.type(), other.where());
		}
		return knownWithoutPort(key) ? new Known() : new Silent(authority);
	}

	/** OpenSSH too looks for the same key under the bare name before it asks. */
	private boolean knownWithoutPort(byte[] key) {
		return withoutPort.stream().anyMatch(line -> line.marker() == Marker.NONE && Arrays.equals(line.key(), key));
	}
}
