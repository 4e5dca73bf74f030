// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.adxen.discovery.internal.host.ReverseNames;

/**
 * What to scan, and how. Immutable.
 *
 * @param targets   where
 * @param ports     on which ports, without duplicates, in the order in which they are tried; may be empty when every target
 *                  has its own
 * @param limits    how much at once
 * @param probes    what to look for
 * @param large     whether somebody agreed to scan more addresses than {@link Targets#LARGE}
 * @param nameOf    tells the name of an address, or an empty text. May block: it is given a second, on threads of its own
 */
public record DiscoveryRequest(Targets targets, List<Integer> ports, Limits limits, List<DiscoveryProbe> probes, boolean large,
		Function<InetAddress, String> nameOf) {

	/** @throws IllegalArgumentException a port is none; with a sentence */
	public DiscoveryRequest {
		for (int port : ports) {
			if (port < 1 || port > 65535) {
				throw new IllegalArgumentException("A port is between 1 and 65535, but " + port + " was asked for.");
			}
		}
		ports = List.copyOf(ports.stream().distinct().toList());
		probes = List.copyOf(probes);
	}

	/** All known probes on their usual ports, {@link Limits#DEFAULT}, names by reverse DNS (never of loopback addresses). */
	public static DiscoveryRequest of(Targets targets) {
		List<DiscoveryProbe> probes = knownProbes();
		return new DiscoveryRequest(targets, usualPorts(probes), Limits.DEFAULT, probes, false, ReverseNames::of);
	}

	public DiscoveryRequest withPorts(Collection<Integer> others) {
		return new DiscoveryRequest(targets, List.copyOf(others), limits, probes, large, nameOf);
	}

	/**
	 * What somebody wrote: numbers and ranges ({@code 8000-8010}), separated by commas or spaces. A blank text leaves the ports as they are.
	 *
	 * @throws IllegalArgumentException one is no port; with a sentence
	 */
	public DiscoveryRequest withPorts(String text) {
		List<Integer> others = Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).flatMapToInt(DiscoveryRequest::ports).boxed()
				.toList();
		return others.isEmpty() ? this : withPorts(others);
	}

	private static IntStream ports(String word) {
		String[] ends = word.split("-", -1);
		if (ends.length > 2 || !ends[0].matches("\\d{1,5}") || !ends[ends.length - 1].matches("\\d{1,5}")) {
			throw new IllegalArgumentException(
					"\"" + word + "\" is no port. Write numbers from 1 to 65535 or ranges (8000-8010), separated by commas.");
		}
		int first = Integer.parseInt(ends[0]);
		int last = Integer.parseInt(ends[ends.length - 1]);
		if (first > last) {
			throw new IllegalArgumentException("\"" + word + "\" ends before it begins. Write the lower port first.");
		}
		return IntStream.rangeClosed(first, last);
	}

	/** Whether a scan that goes to its end knocks there. */
	public boolean tries(InetSocketAddress at) {
		return ports.contains(at.getPort()) && targets.contains(at.getAddress()) || targets.endpoints().contains(at);
	}

	public DiscoveryRequest withLimits(Limits others) {
		return new DiscoveryRequest(targets, ports, others, probes, large, nameOf);
	}

	/** Looks for these as well. Their usual ports are added where the usual ones of the others are scanned. */
	public DiscoveryRequest withMoreProbes(Collection<DiscoveryProbe> more) {
		var all = new ArrayList<>(probes);
		all.addAll(more);
		return new DiscoveryRequest(targets, ports.equals(usualPorts(probes)) ? usualPorts(all) : ports, limits, all, large, nameOf);
	}

	/** Somebody was asked, and agreed, to scan however many addresses there are. */
	public DiscoveryRequest agreedToLarge() {
		return new DiscoveryRequest(targets, ports, limits, probes, true, nameOf);
	}

	public DiscoveryRequest withNames(Function<InetAddress, String> others) {
		return new DiscoveryRequest(targets, ports, limits, probes, large, others);
	}

	/** Those of this library and what {@link ServiceLoader} finds beside it. */
	public static List<DiscoveryProbe> knownProbes() {
		return ServiceLoader.load(DiscoveryProbe.class, DiscoveryProbe.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
				.toList();
	}

	/** The usual ports of probes, ascending. */
	public static List<Integer> usualPorts(Collection<DiscoveryProbe> probes) {
		SortedSet<Integer> ports = new TreeSet<>();
		probes.forEach(p -> ports.addAll(p.ports()));
		return List.copyOf(ports);
	}
}
