// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.SeenHost;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Joins the scanner and the environment. */
@Component
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class FleetDiscovery implements HostDiscovery {

	private final Fleet fleet;
	private final SeenFile file;
	private final FleetLog log;

	@Activate
	public FleetDiscovery(@Reference Fleet fleet) {
		this(fleet, (sentence, cause) -> ILog.of(FleetDiscovery.class).warn(sentence, cause));
	}

	FleetDiscovery(Fleet fleet, FleetLog log) {
		this.fleet = fleet;
		this.file = new SeenFile(fleet.environment().folder());
		this.log = log;
	}

	@Override
	public DiscoveryRequest withContributedProbes(DiscoveryRequest request) {
		return request.withMoreProbes(ContributedProbes.read(Platform.getExtensionRegistry(), log));
	}

	@Override
	public Scan start(DiscoveryRequest request, Consumer<DiscoveredHost> found, DiscoveryListener rest) throws IOException {
		return Scan.start(request, new Following(found, rest, before()));
	}

	private Map<String, SeenHost> before() {
		try {
			return file.read();
		} catch (EnvironmentException e) {
			log.warn(e.getMessage(), e);
			return Map.of();
		}
	}

	@Override
	public List<DiscoveredHost> again(Collection<DiscoveredHost> hosts) {
		Judgement judgement = judgement(before());
		return hosts.stream().map(host -> {
			DiscoveredHost now = judgement.judge(host.candidate());
			return new DiscoveredHost(now.candidate(), now.main(), now.address(), now.standing(), now.registered(), host.lastSeen());
		}).toList();
	}

	private Judgement judgement(Map<String, SeenHost> seen) {
		return new Judgement(fleet.picture().pools().values(), fleet.trusted(), seen);
	}

	@Override
	public List<SeenHost> seen() throws EnvironmentException {
		return file.read().values().stream().sorted(Comparator.comparing(SeenHost::lastSeen).reversed()).toList();
	}

	@Override
	public void ignore(Collection<DiscoveredHost> hosts, boolean ignored) throws EnvironmentException {
		file.change(seen -> hosts.forEach(host -> {
			SeenHost now = seenHost(host, Instant.now());
			seen.put(now.key(), new SeenHost(now.key(), now.name(), now.fingerprint(), ignored, now.lastSeen()));
		}));
	}

	@Override
	public String register(DiscoveredHost host, Credentials credentials, boolean rememberPassword)
			throws XenException, EnvironmentException, InterruptedException {
		Address address = host.address();
		if (address == null) {
			throw new IllegalArgumentException(NLS.bind(Messages.no_address, host.candidate().name()));
		}
		String name = fleet.test(new PoolRegistration("", address, credentials, rememberPassword, print(host)));
		// A pool without a name is told by its address; the name of its only host says more, and comes by itself.
		boolean named = !name.equals(address.host());
		fleet.register(new PoolRegistration(named ? name : "", address, credentials, rememberPassword, print(host)));
		return named ? name : host.candidate().name();
	}

	private static String print(DiscoveredHost host) {
		Fingerprint print = host.main().fingerprint();
		return print == null ? "" : print.sha256();
	}

	private static SeenHost seenHost(DiscoveredHost host, Instant at) {
		return new SeenHost(Judgement.key(host.main()), host.candidate().name(), print(host), false, at);
	}

	/** Judges what a scan finds, and remembers it. Called by one thread at a time. */
	private final class Following implements DiscoveryListener {
		private final Consumer<DiscoveredHost> found;
		private final DiscoveryListener rest;
		private final Map<String, SeenHost> before;
		private final Map<Long, DiscoveredHost> hosts = new LinkedHashMap<>();

		private Following(Consumer<DiscoveredHost> found, DiscoveryListener rest, Map<String, SeenHost> before) {
			this.found = found;
			this.rest = rest;
			this.before = before;
		}

		@Override
		public void found(Candidate candidate) {
			DiscoveredHost host = judgement(before).judge(candidate);
			candidate.replaces().forEach(hosts::remove);
			hosts.put(candidate.id(), host);
			found.accept(host);
		}

		@Override
		public void trouble(String sentence) {
			rest.trouble(sentence);
		}

		@Override
		public void ended(Progress progress) {
			if (!hosts.isEmpty()) {
				try {
					file.change(this::remember);
				} catch (EnvironmentException e) {
					rest.trouble(e.getMessage());
				}
			}
			rest.ended(progress);
		}

		/** What changed keeps the fingerprint that it had, so that it goes on to be flagged until it is registered or trusted anew. */
		private void remember(Map<String, SeenHost> seen) {
			Instant now = Instant.now();
			for (DiscoveredHost host : hosts.values()) {
				SeenHost latest = seenHost(host, now);
				SeenHost known = seen.get(latest.key());
				seen.put(latest.key(), known == null ? latest
						: new SeenHost(latest.key(), latest.name(), known.fingerprint().isEmpty() ? latest.fingerprint() : known.fingerprint(),
								known.ignored(), now));
			}
		}
	}
}
