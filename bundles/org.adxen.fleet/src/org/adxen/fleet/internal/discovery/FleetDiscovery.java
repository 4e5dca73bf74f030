// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.Standing;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
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
	private final RescanFile rescan;
	private final FleetLog log;
	private final Set<Following> following = ConcurrentHashMap.newKeySet();

	@Activate
	public FleetDiscovery(@Reference Fleet fleet) {
		this(fleet, (sentence, cause) -> ILog.of(FleetDiscovery.class).warn(sentence, cause));
	}

	FleetDiscovery(Fleet fleet, FleetLog log) {
		this.fleet = fleet;
		this.file = new SeenFile(fleet.environment().folder());
		this.rescan = new RescanFile(fleet.environment().folder());
		this.log = log;
	}

	@Override
	public List<String> localNetworks() throws TargetException {
		return Targets.localNetworks();
	}

	@Override
	public DiscoveryRequest withContributedProbes(DiscoveryRequest request) {
		return request.withMoreProbes(ContributedProbes.read(Platform.getExtensionRegistry(), log));
	}

	@Override
	public Scan start(DiscoveryRequest request, HostDiscoveryListener listener) throws IOException {
		var follower = new Following(request, listener, before());
		following.add(follower);
		try {
			return Scan.start(request, follower);
		} catch (IOException | RuntimeException e) {
			following.remove(follower);
			throw e;
		}
	}

	private SeenHosts before() {
		try {
			return file.read();
		} catch (EnvironmentException e) {
			log.warn(e.getMessage(), e);
			return new SeenHosts();
		}
	}

	private Judgement judgement() {
		return new Judgement(fleet.picture().pools().values(), fleet.trusted());
	}

	@Override
	public List<DiscoveredHost> seen() throws EnvironmentException {
		SeenHosts seen = file.read();
		remember(seen);
		Judgement judgement = judgement();
		return seen.all().stream().map(host -> judgement.judge(host.candidate(), host))
				.sorted(Comparator.comparing(DiscoveredHost::lastSeen).reversed()).toList();
	}

	@Override
	public void ignore(Collection<DiscoveredHost> hosts, boolean ignored) throws EnvironmentException {
		file.change(seen -> {
			remember(seen);
			hosts.forEach(host -> seen.ignore(host, ignored));
		});
	}

	@Override
	public void forget(Collection<DiscoveredHost> hosts) throws EnvironmentException {
		file.change(seen -> hosts.forEach(seen::forget));
	}

	/** Adds what scans that go on have found. */
	private void remember(SeenHosts seen) {
		following.forEach(f -> f.hosts.values().forEach(candidate -> seen.found(candidate, f.begun, nowhere -> false)));
	}

	@Override
	public Optional<Rescan> rescan() throws EnvironmentException {
		return rescan.read();
	}

	@Override
	public void remember(Rescan what) throws EnvironmentException {
		rescan.write(what);
	}

	@Override
	public String register(DiscoveredHost host, Credentials credentials, boolean rememberPassword)
			throws XenException, EnvironmentException, InterruptedException {
		Address address = host.address();
		if (address == null) {
			throw new IllegalArgumentException(NLS.bind(Messages.no_address, host.candidate().name()));
		}
		String name;
		try {
			name = fleet.test(new PoolRegistration("", address, credentials, rememberPassword, host.sha256()));
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.Refused refused && refused.code().equals(Fleet.SAME_POOL)) {
				file.change(seen -> {
					remember(seen);
					seen.belongs(host, refused.parameters().getLast());
				});
			}
			throw e.failure() instanceof XenFailure.Untrusted untrusted && !untrusted.presented().host().equals(address.host())
					? member(host, untrusted.presented().host())
					: e;
		}
		// A pool without a name is told by its address; the name of its only host says more, and comes by itself.
		boolean named = !name.equals(address.host());
		fleet.register(new PoolRegistration(named ? name : "", address, credentials, rememberPassword, host.sha256()));
		return named ? name : host.candidate().name();
	}

	/** It has sent us on to its coordinator, whose certificate nobody has trusted yet. */
	private static XenException member(DiscoveredHost host, String coordinator) {
		String sentence = NLS.bind(Messages.pool_member, host.candidate().name(), coordinator);
		return new XenException(new XenFailure.Refused(HostDiscovery.MEMBER, List.of(sentence)), sentence);
	}

	/** Judges what a scan finds, and remembers it. Called by one thread at a time; what it found is read by others. */
	private final class Following implements DiscoveryListener {
		private final DiscoveryRequest request;
		private final HostDiscoveryListener listener;
		private final SeenHosts before;
		private final Instant begun = Instant.now();
		private final Map<Long, Candidate> hosts = new ConcurrentSkipListMap<>();
		/** What the judgement was made of: it is the same for many hosts. */
		private FleetPicture picture;
		private Judgement judgement;

		private Following(DiscoveryRequest request, HostDiscoveryListener listener, SeenHosts before) {
			this.request = request;
			this.listener = listener;
			this.before = before;
		}

		@Override
		public void found(Candidate candidate) {
			candidate.replaces().forEach(hosts::remove);
			hosts.put(candidate.id(), candidate);
			FleetPicture now = fleet.picture();
			if (now != picture) {
				picture = now;
				judgement = judgement();
			}
			listener.found(judgement.judge(candidate, before.found(candidate, begun, nowhere -> false)));
		}

		@Override
		public void trouble(String sentence) {
			listener.trouble(sentence);
		}

		@Override
		public void ended(Progress progress) {
			DiscoveryNews news = DiscoveryNews.NONE;
			try {
				news = remember(progress.state() == Progress.State.FINISHED);
			} catch (EnvironmentException e) {
				listener.trouble(e.getMessage());
			} finally {
				following.remove(this);
			}
			listener.ended(progress, news);
		}

		private DiscoveryNews remember(boolean finished) throws EnvironmentException {
			Judgement judgement = judgement();
			var first = new ArrayList<DiscoveredHost>();
			var changed = new ArrayList<DiscoveredHost>();
			var gone = new ArrayList<DiscoveredHost>();
			file.change(seen -> {
				for (Candidate candidate : hosts.values()) {
					SeenHost known = seen.get(DiscoveredHost.key(Judgement.main(candidate)));
					DiscoveredHost was = known == null ? null : judgement.judge(known.candidate(), known);
					DiscoveredHost host = judgement.judge(candidate, seen.found(candidate, begun, at -> finished && request.tries(at)));
					PoolView pool = judgement.pool(candidate, seen.get(host.key()));
					seen.belongs(host, pool == null ? "" : pool.id());
					if (host.standing() == Standing.CHANGED) {
						if (was == null || was.standing() != Standing.CHANGED || !was.sha256().equals(host.sha256())) {
							changed.add(host);
						}
					} else if (host.standing() == Standing.NEW && host.isFirst()) {
						first.add(host);
					}
				}
				if (finished) {
					seen.miss(begun, request::tries).forEach(host -> gone.add(judgement.judge(host.candidate(), host)));
				}
			});
			return new DiscoveryNews(first, changed, gone);
		}
	}
}
