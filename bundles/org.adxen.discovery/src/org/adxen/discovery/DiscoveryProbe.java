// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether an open port is a service of one kind, without credentials and without side effects on the other side: no
 * login, not even a failing one, nothing created, nothing written but what a log says of every connection.
 * <p>
 * Found by {@link java.util.ServiceLoader}. Stateless and safe for any thread; runs on virtual threads.
 */
public interface DiscoveryProbe {

	/**
	 * Where the service usually listens; part of the ports that are scanned unless others are given. On a port that is usual for
	 * some probe only those are asked for which it is; on any other port all of them.
	 */
	Set<Integer> ports();

	/**
	 * Asks. Time and bytes are bounded by the contact, so no care needs to be taken of servers that say nothing or never stop.
	 *
	 * @return empty when it is something else
	 * @throws IOException it is something else, or the contact's time or bytes are used up; the next probe is asked
	 */
	Optional<Sighting> identify(Contact contact) throws IOException;
}
