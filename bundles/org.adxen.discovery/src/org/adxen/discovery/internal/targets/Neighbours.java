// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The IPv6 neighbours that this machine's kernel knows of: who was spoken with lately on the links it is on. Reads the kernel's table
 * through {@code ip} (iproute2; /proc has no such table for IPv6); sends nothing, so a silent neighbour is not told.
 */
public final class Neighbours {

	private static final int SECONDS = 2;
	/** ip-neighbour(8): ADDRESS dev NAME [lladdr ADDRESS] [router] [proxy] STATE. */
	private static final Pattern LINE = Pattern.compile("(\\S+) dev (\\S+)(?: .*)? (?!FAILED|INCOMPLETE|NOARP)[A-Z]+\\s*");

	private Neighbours() {
	}

	/** Empty where nobody can tell. */
	public static List<String> all() {
		try {
			Process ip = new ProcessBuilder("ip", "-6", "neigh", "show").redirectErrorStream(true).start();
			ip.getOutputStream().close();
			Thread.ofVirtual().start(() -> endInTime(ip));
			return of(new String(ip.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).lines());
		} catch (IOException e) {
			return List.of(); // there is no such command, or it took too long
		}
	}

	/** One that has ended is left alone: to destroy it would close what is still being read. */
	private static void endInTime(Process ip) {
		try {
			if (!ip.waitFor(SECONDS, TimeUnit.SECONDS)) {
				ip.destroyForcibly();
			}
		} catch (InterruptedException e) {
			ip.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/** Link-local ones with the name of their interface, all others without. */
	static List<String> of(Stream<String> lines) {
		return lines.map(LINE::matcher).filter(Matcher::matches).map(line -> target(line.group(1), line.group(2))).flatMap(Optional::stream)
				.distinct().toList();
	}

	private static Optional<String> target(String text, String link) {
		InetAddress address = TargetWord.literal(text);
		return !(address instanceof Inet6Address) || address.isMulticastAddress() || address.isLoopbackAddress() ? Optional.empty()
				: Optional.of(address.isLinkLocalAddress() ? text + "%" + link : text);
	}
}
