// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Verdict;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Whether a host could run a domain: it answers, takes new domains, and has the memory. */
public final class Room {

	private Room() {
	}

	/** As far as the picture tells. Pure. */
	public static Verdict on(String hostId, DomainView domain, FleetPicture picture) {
		PoolView pool = picture.pools().get(domain.key().pool());
		return on(hostId, pool == null ? null : pool.hosts().get(hostId), domain);
	}

	/** The same of a host of any pool; null when there is none. */
	public static Verdict on(String hostId, @Nullable HostView host, DomainView domain) {
		String name = domain.facts().name();
		if (host == null) {
			return Verdict.refused(NLS.bind(Messages.noSuchHost, hostId, domain.poolLabel()));
		}
		if (!host.facts().live()) {
			return Verdict.refused(NLS.bind(Messages.hostNotLive, host.facts().name(), name));
		}
		if (!host.facts().enabled()) {
			return Verdict.refused(NLS.bind(Messages.hostInMaintenance, host.facts().name(), name));
		}
		long free = host.facts().memoryFreeBytes();
		long needed = domain.facts().memoryBytes();
		return free < 0 || needed <= free ? Verdict.ALLOWED
				: Verdict.refused(NLS.bind(Messages.noMemoryOn, name, ByteSize.format(needed), host.facts().name(),
						ByteSize.format(free)));
	}

	/** Asks the toolstack about this host; what the picture says of its memory may be some seconds old. */
	public static Verdict certainlyOn(String hostId, DomainView domain, OperationContext context)
			throws XenException, InterruptedException {
		Optional<String> why = whyNot(hostId, domain, context);
		if (why.isEmpty()) {
			return Verdict.ALLOWED;
		}
		Verdict seen = on(hostId, domain, context.picture());
		if (!seen.isAllowed()) {
			return seen;
		}
		HostView host = context.picture().host(new HostKey(domain.key().pool(), hostId));
		return Verdict.refused(NLS.bind(Messages.notOnHost, domain.facts().name(),
				host == null ? hostId : host.facts().name(), why.get()));
	}

	/**
	 * On any host of the pool. Where the picture shows a host with room the toolstack is not asked, it will choose anyway;
	 * where it shows none, each host is asked before the answer is no.
	 */
	public static Verdict anywhere(DomainView domain, OperationContext context) throws XenException, InterruptedException {
		FleetPicture picture = context.picture();
		PoolView pool = picture.pools().get(domain.key().pool());
		List<HostView> hosts = pool == null ? List.of() : List.copyOf(pool.hosts().values());
		if (hosts.stream().anyMatch(h -> on(h.key().host(), domain, picture).isAllowed())) {
			return Verdict.ALLOWED;
		}
		List<HostView> usable = hosts.stream().filter(h -> h.facts().live() && h.facts().enabled()).toList();
		if (usable.isEmpty()) {
			return Verdict.refused(NLS.bind(Messages.noUsableHost, domain.facts().name(), domain.poolLabel()));
		}
		for (HostView host : usable) {
			if (whyNot(host.key().host(), domain, context).isEmpty()) {
				return Verdict.ALLOWED;
			}
		}
		HostView best = usable.stream().max(Comparator.comparingLong(h -> h.facts().memoryFreeBytes())).orElseThrow();
		return Verdict.refused(NLS.bind(Messages.noMemoryAnywhere, domain.facts().name(),
				ByteSize.format(domain.facts().memoryBytes()), best.facts().name(),
				ByteSize.format(best.facts().memoryFreeBytes())));
	}

	private static Optional<String> whyNot(String host, DomainView domain, OperationContext context)
			throws XenException, InterruptedException {
		try {
			return context.connection().whyNotOn(domain.key().domain(), host);
		} catch (XenException e) {
			if (e.failure() instanceof XenFailure.NotSupported) {
				Verdict seen = on(host, domain, context.picture()); // the toolstack has no such question: the picture has to do
				return seen instanceof Verdict.Refused(var reason) ? Optional.of(reason) : Optional.empty();
			}
			throw e;
		}
	}
}
