// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets.Lookup;

/** Turns names into addresses, several at a time. A name server that does not answer costs some time, not the rest. */
public final class Resolver {

	private static final int AT_A_TIME = 16;
	private static final int SECONDS = 15;

	private final Lookup lookup;

	public Resolver(Lookup lookup) {
		this.lookup = lookup;
	}

	/** @param notes which names nobody knows */
	public record Found(List<AddressRange> ranges, List<InetSocketAddress> endpoints, List<AddressRange> excluded,
			Map<InetAddress, Set<String>> names, List<String> notes) {
	}

	public Found resolve(List<Wanted> wanted, List<String> excluded) throws TargetException, InterruptedException {
		var found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
		var questions = new LinkedHashSet<String>();
		wanted.forEach(w -> questions.add(w.address()));
		questions.addAll(excluded);
		Map<String, List<InetAddress>> answers = answers(questions);
		var unknown = new LinkedHashSet<String>();
		for (Wanted one : wanted) {
			List<InetAddress> addresses = answers.get(one.address());
			if (addresses == null) {
				unknown.add(one.address());
				continue;
			}
			for (InetAddress address : addresses) {
				if (one.port() == 0) {
					found.ranges.add(AddressRange.of(address, address));
				} else {
					found.endpoints.add(new InetSocketAddress(address, one.port()));
				}
				if (TargetWord.literal(one.name()) == null) {
					found.names.computeIfAbsent(address, a -> new LinkedHashSet<>()).add(one.name());
				}
			}
		}
		for (String name : excluded) {
			List<InetAddress> addresses = answers.get(name);
			if (addresses == null) {
				throw new TargetException("The name " + name + ", which is to be left out, is not known to any name server."
						+ " Nothing is scanned, as it might be hit by its address. Give its address.");
			}
			addresses.forEach(a -> found.excluded.add(AddressRange.of(a, a)));
		}
		unknown.forEach(name -> found.notes.add("The name " + name + " is not known to any name server; it is not scanned."));
		return found;
	}

	private Map<String, List<InetAddress>> answers(Set<String> names) throws InterruptedException {
		var answers = new LinkedHashMap<String, List<InetAddress>>();
		var asked = new LinkedHashMap<String, Future<InetAddress[]>>();
		// Platform threads: a name look-up of the JDK keeps its carrier.
		ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().daemon().name("adxen-names-", 0).factory());
		try {
			for (String name : names) {
				InetAddress literal = TargetWord.literal(name);
				if (literal != null) {
					answers.put(name, List.of(literal));
				} else {
					asked.put(name, threads.submit(() -> lookup.all(name)));
				}
			}
			threads.shutdown();
			threads.awaitTermination(SECONDS, TimeUnit.SECONDS);
			threads.shutdownNow();
			for (var entry : asked.entrySet()) {
				if (entry.getValue().isDone()) {
					answer(entry.getValue()).ifPresent(addresses -> answers.put(entry.getKey(), addresses));
				}
			}
			return answers;
		} finally {
			threads.shutdownNow();
		}
	}

	private static Optional<List<InetAddress>> answer(Future<InetAddress[]> asked) throws InterruptedException {
		try {
			return Optional.of(List.of(asked.get()));
		} catch (ExecutionException e) {
			if (e.getCause() instanceof IOException) {
				return Optional.empty(); // nobody knows it
			}
			throw new IllegalStateException(e.getCause());
		} catch (CancellationException e) {
			return Optional.empty();
		}
	}
}
