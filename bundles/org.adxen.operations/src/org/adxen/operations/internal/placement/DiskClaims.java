// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which disks are about to be written by domains that this program is just starting. Safe for any thread. */
public final class DiskClaims {

	private final Map<String, Object> owners = new HashMap<>();

	/** All of them for this owner, or none and one that another owner has. */
	public synchronized Optional<String> claim(Collection<String> disks, Object owner) {
		Optional<String> taken = disks.stream().filter(d -> owners.getOrDefault(d, owner) != owner).findFirst();
		if (taken.isEmpty()) {
			disks.forEach(d -> owners.put(d, owner));
		}
		return taken;
	}

	public synchronized void release(Object owner) {
		owners.values().removeIf(o -> o == owner);
	}
}
