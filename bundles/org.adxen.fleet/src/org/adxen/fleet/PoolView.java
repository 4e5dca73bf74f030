// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.TemplateSnapshot;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A registered pool, and what is known of it.
 *
 * @param id             stable for as long as it is registered
 * @param label          as the tree shows it: the admin's name for it, else the pool's, else its only host's, else its address
 * @param address        as registered
 * @param user           as registered
 * @param state          how AdXen stands with it
 * @param readOnly       the admin wants to see it only (its own setting or the environment's)
 * @param facts          null until it was seen once
 * @param capabilities   null while not connected
 * @param hosts          by id, in order of name
 * @param domains        by key, in order of name; Domain-0 included
 * @param templates      in order of name
 * @param seenAt         when the picture was last true, null until it was seen once
 */
public record PoolView(String id, String label, Address address, String user, ConnectionState state, boolean readOnly,
		@Nullable PoolFacts facts, @Nullable Capabilities capabilities, Map<String, HostView> hosts,
		Map<DomainKey, DomainView> domains, List<TemplateSnapshot> templates, @Nullable Instant seenAt) {

	public boolean isConnected() {
		return state instanceof ConnectionState.Connected;
	}

	/** Whether running domains can move to hosts of another pool: one toolstack leads both, and can do that. */
	public boolean migratesTo(PoolView other) {
		return other != this && isMigratedBetween() && other.isMigratedBetween() && other.address().scheme().equals(address.scheme());
	}

	/** Whether its toolstack moves running domains from pool to pool; false while not connected. */
	public boolean isMigratedBetween() {
		return capabilities instanceof Capabilities can && can.actions().contains(DomainAction.MIGRATE_TO_POOL);
	}
}
