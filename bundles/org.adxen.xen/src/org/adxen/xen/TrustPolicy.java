// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * Decides whether a server is the one it was. Asked on each handshake and before each request, on the connecting thread; must
 * answer at once and never ask a person: an {@link Unknown} peer ends the connection with {@link XenFailure.Untrusted}, the caller shows the
 * fingerprint, remembers the answer, and connects again.
 */
@FunctionalInterface
public interface TrustPolicy {

	Trust check(PeerIdentity presented);

	/** The answer; only {@link Trusted} lets the connection go on. */
	sealed interface Trust {
	}

	/** Known and unchanged. */
	record Trusted() implements Trust {
	}

	/** Nothing is known of this host and port yet. */
	record Unknown() implements Trust {
	}

	/** Something else was known before: refuse and explain. */
	record Changed(String expectedSha256) implements Trust {
	}
}
