// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Duration;

/**
 * How to open a connection.
 *
 * @param address     where
 * @param credentials who; the connection takes a copy of the password and wipes it when closed
 * @param trust       asked on each handshake, also on later reconnections of the same connection
 * @param timeout     bound for connecting and logging in, and for each ordinary call after that
 * @param repository  folder of the shared image repository as the hosts see it, whose configuration files tell halted
 *                    domains; empty when there is none, ignored by toolstacks that keep definitions themselves
 */
public record ConnectRequest(Address address, Credentials credentials, TrustPolicy trust, Duration timeout, String repository) {

	/** Enough for XAPI's five-second delay on a wrong password. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

	/** Without a repository. */
	public ConnectRequest(Address address, Credentials credentials, TrustPolicy trust, Duration timeout) {
		this(address, credentials, trust, timeout, "");
	}
}
