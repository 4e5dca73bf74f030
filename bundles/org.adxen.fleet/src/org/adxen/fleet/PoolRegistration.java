// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import org.adxen.xen.Address;
import org.adxen.xen.Credentials;

/**
 * A pool to be registered.
 *
 * @param label          the admin's own name for it; empty for the pool's
 * @param address        where
 * @param credentials    who
 * @param rememberPassword whether to keep the password in secure storage; otherwise it is known until the program ends
 * @param fingerprint    SHA-256 that the admin already knows to be right (hex, colons allowed); empty to be asked
 */
public record PoolRegistration(String label, Address address, Credentials credentials, boolean rememberPassword,
		String fingerprint) {
}
