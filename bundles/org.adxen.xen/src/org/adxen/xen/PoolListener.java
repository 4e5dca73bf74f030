// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * Told of a pool's changes by {@link XenConnection#watch}, on the watching thread, one call at a time. Must return soon:
 * while it runs nothing more is read.
 */
public interface PoolListener {

	/** Forget what was known: this is everything. The first call of each watch, and again when the toolstack lost track. */
	void replaced(PoolSnapshot pool);

	/** These changed; never empty. */
	void changed(PoolDelta delta);
}
