// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Set;

/**
 * Speaks one kind of toolstack. An OSGi service; stateless and safe for any thread. What it does blocks, so it is never
 * called on a display thread; interrupting the calling thread ends the call soon.
 */
public interface XenConnector {

	/** The {@link Address#scheme() schemes} it serves. */
	Set<String> schemes();

	/**
	 * Whether a login always takes a password. Where false, an empty one leaves it to what the account has at hand, such as
	 * an SSH agent or key; then a secret that is given may be a key's passphrase.
	 */
	default boolean needsPassword() {
		return true;
	}

	/** Whether its connections can show the hosts' {@link XenConnection#files() files}, so that a shared repository matters there. */
	default boolean showsFiles() {
		return false;
	}

	/**
	 * Finds out, without logging in and without side effects on the other side, what answers there.
	 *
	 * @throws XenException nobody answers ({@link XenFailure.Unreachable}), or something else does
	 *                      ({@link XenFailure.Protocol})
	 */
	Probe probe(Address address) throws XenException, InterruptedException;

	/**
	 * Connects and logs in. A pool member that refers to its coordinator is followed there once.
	 *
	 * @throws XenException {@link XenFailure.Untrusted} before any secret is sent, {@link XenFailure.Authentication},
	 *                      {@link XenFailure.Unreachable}, {@link XenFailure.Protocol}
	 */
	XenConnection open(ConnectRequest request) throws XenException, InterruptedException;

	/**
	 * What was found without a login.
	 *
	 * @param product  e.g. "XAPI", "xend"
	 * @param identity what the server showed, null over plain HTTP
	 */
	record Probe(String product, @org.eclipse.jdt.annotation.Nullable PeerIdentity identity) {
	}
}
