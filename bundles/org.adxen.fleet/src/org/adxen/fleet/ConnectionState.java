// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.time.Instant;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.eclipse.jdt.annotation.Nullable;

/** How AdXen stands with a pool. Whoever shows it says what the admin can do about it. */
public sealed interface ConnectionState {

	/** Nobody asked to watch it. */
	record NotWatched() implements ConnectionState {
	}

	/** Being connected to, for the given time in a row (1 is the first). */
	record Connecting(int attempt) implements ConnectionState {
	}

	/** Watched; what is shown is what the toolstack says now. */
	record Connected() implements ConnectionState {
	}

	/** The link is lost or could not be made; it is tried again at the given time, for ever. */
	record Lost(XenException why, Instant nextTry) implements ConnectionState {
	}

	/** The server showed a certificate or key that nobody trusted yet, or another than before; waits for the admin. */
	record NeedsTrust(PeerIdentity presented, @Nullable String expectedSha256) implements ConnectionState {
	}

	/** No password is at hand, or it was refused; waits for the admin. Never tried again by itself: accounts get locked. */
	record NeedsPassword(String user, boolean refused) implements ConnectionState {
	}
}
