// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.eclipse.osgi.util.NLS;

/**
 * A pool to be registered.
 *
 * @param label          the admin's own name for it; empty for the pool's
 * @param address        where
 * @param credentials    who
 * @param rememberPassword whether to keep the password in secure storage; otherwise it is known until the program ends
 * @param fingerprint    SHA-256 that the admin already knows to be right, as {@link PeerIdentity#sha256Of} reads it; empty to be asked.
 *                       Kept as 64 lower-case hex digits
 * @throws IllegalArgumentException the fingerprint is none, with a sentence for the admin
 */
public record PoolRegistration(String label, Address address, Credentials credentials, boolean rememberPassword,
		String fingerprint) {

	public PoolRegistration {
		String typed = fingerprint.strip();
		fingerprint = typed.isEmpty() ? ""
				: PeerIdentity.sha256Of(typed)
						.orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.bad_fingerprint, typed)));
	}
}
