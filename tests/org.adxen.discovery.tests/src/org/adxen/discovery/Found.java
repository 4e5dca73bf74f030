// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class Found implements DiscoveryListener {

	final List<Candidate> candidates = new CopyOnWriteArrayList<>();
	final List<String> troubles = new CopyOnWriteArrayList<>();
	final List<Progress> ends = new CopyOnWriteArrayList<>();

	@Override
	public void found(Candidate candidate) {
		candidates.add(candidate);
	}

	@Override
	public void trouble(String sentence) {
		troubles.add(sentence);
	}

	@Override
	public void ended(Progress progress) {
		ends.add(progress);
	}

	/** Scans without asking name servers. */
	static Found in(String targets, Limits limits, Integer... ports) throws Exception {
		var found = new Found();
		try (Scan scan = Scan.start(request(targets, limits, ports), found)) {
			scan.await();
		}
		return found;
	}

	static DiscoveryRequest request(String targets, Limits limits, Integer... ports) throws Exception {
		return DiscoveryRequest.of(Targets.builder().add(targets).build()).withPorts(List.of(ports)).withLimits(limits).withNames(a -> "");
	}

	/** All services told, each once. */
	List<Sighting> sightings() {
		return candidates.stream().flatMap(c -> c.sightings().stream()).distinct().toList();
	}
}
