// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.HashSet;
import java.util.Set;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * A host on which something may be put.
 *
 * @param key        who it is
 * @param name       as shown, with its pool's where that is another
 * @param totalBytes of memory, -1 when unknown
 * @param freeBytes  what new domains could get, -1 when unknown; then nothing is refused for it
 * @param running    ordinary domains on it now
 * @param abilities  what its toolstack can make: {@link #CONFIG}, and templates with {@link #TEMPLATE}
 * @param unusable   why it takes no domains now, a sentence; empty when it does
 */
public record PlacementHost(HostKey key, String name, long totalBytes, long freeBytes, int running, Set<String> abilities,
		String unusable) {

	/** Its toolstack makes domains from configuration files. */
	public static final String CONFIG = "config";

	/** With the name or UUID of a template of its pool behind it. */
	public static final String TEMPLATE = "template:";

	/** With a pool's id behind it: the host belongs to that pool, where something is that cannot leave it while it is off. */
	public static final String IN_POOL = "pool:";

	private static final int PAGE_INFO_SHARE = 4096 / 32;

	public PlacementHost {
		abilities = Set.copyOf(abilities);
	}

	/** As the picture shows it: a host that does not answer, is in maintenance, or of a pool that can only be looked at takes none. */
	public static PlacementHost of(HostView host, PoolView pool) {
		var abilities = new HashSet<String>();
		if (!(pool.capabilities() instanceof Capabilities can) || can.createFromConfig()) {
			abilities.add(CONFIG);
		}
		abilities.add(IN_POOL + pool.id());
		pool.templates().forEach(t -> {
			abilities.add(TEMPLATE + t.uuid());
			abilities.add(TEMPLATE + t.name());
		});
		String name = host.facts().name().equals(pool.label()) ? pool.label() : pool.label() + "/" + host.facts().name();
		return new PlacementHost(host.key(), name, host.facts().memoryTotalBytes(), free(host, pool), host.running(),
				abilities, unusable(name, host, pool));
	}

	/**
	 * What new domains could get, -1 when unknown. Hosts tell of their memory some seconds later than of their domains, so it is
	 * never more than what the domains seen on it leave. Xen itself has 32 bytes for each page of 4 KiB (struct page_info,
	 * xen/arch/x86/include/asm/mm.h).
	 */
	static long free(HostView host, PoolView pool) {
		long total = host.facts().memoryTotalBytes();
		long told = host.facts().memoryFreeBytes();
		if (told < 0 || total < 0) {
			return told;
		}
		long taken = pool.domains().values().stream().filter(d -> host.key().host().equals(d.facts().host()))
				.filter(d -> d.facts().state() == PowerState.RUNNING || d.facts().state() == PowerState.PAUSED)
				.mapToLong(d -> d.facts().kind() == Kind.CONTROL ? d.facts().memoryBytes() : MovePlan.needed(d)).sum();
		return Math.min(told, Math.max(0, total - total / PAGE_INFO_SHARE - taken));
	}

	private static String unusable(String name, HostView host, PoolView pool) {
		if (!pool.isConnected()) {
			return FailureText.sentence(pool.state(), pool.label());
		}
		if (pool.readOnly()) {
			return NLS.bind(Messages.hostReadOnly, name);
		}
		if (!host.facts().live()) {
			return NLS.bind(Messages.hostNotLive, name);
		}
		return host.facts().enabled() ? "" : NLS.bind(Messages.hostInMaintenance, name);
	}
}
