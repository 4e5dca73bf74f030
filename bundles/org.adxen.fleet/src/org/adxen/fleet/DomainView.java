// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.util.Set;

import org.adxen.xen.DomainSnapshot;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A domain with everything a table row needs.
 *
 * @param key       who it is
 * @param facts     what its toolstack said
 * @param hostName  name of the host it runs on, null when on none
 * @param poolLabel as the tree shows it
 * @param toolstack the pool's scheme: xapi, xend, xl
 * @param stale     whether the pool is not connected, so that this is only what was seen last
 * @param notes     what admins wrote about it in AdXen; may be empty
 * @param tags      the toolstack's tags and AdXen's own
 */
public record DomainView(DomainKey key, DomainSnapshot facts, @Nullable String hostName, String poolLabel, String toolstack,
		boolean stale, String notes, Set<String> tags) {

	/** Whether nothing that stops, moves or removes it may be done. */
	public boolean isProtected() {
		return tags.contains(DomainSnapshot.PROTECT_TAG);
	}

	/** The host it runs on, null when on none. */
	public @Nullable HostKey host() {
		String host = facts.host();
		return host == null ? null : new HostKey(key.pool(), host);
	}
}
