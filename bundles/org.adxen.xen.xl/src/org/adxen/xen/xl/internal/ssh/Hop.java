// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.wire.Wire;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.Session;

/**
 * A connection that is logged in, and those it runs through.
 *
 * @param settings how it was reached
 * @param session  the library's side
 * @param wire     what it runs over
 * @param identity what the host showed
 * @param via      the jump host's; null when there is none
 */
record Hop(HostSettings settings, Session session, Wire wire, PeerIdentity identity, @Nullable Hop via)
		implements AutoCloseable {

	/** Cuts the nearest wire first: what waits to write on it holds locks that an orderly end would wait for. */
	@Override
	public void close() {
		Hop before = via;
		if (before != null) {
			before.close();
		}
		wire.close();
		session.disconnect();
	}
}
