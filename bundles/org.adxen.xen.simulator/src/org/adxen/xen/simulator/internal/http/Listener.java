// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.IOException;

/** What listens on a port of one loopback address, and can stop and begin again. */
public interface Listener {

	/**
	 * Starts to listen.
	 *
	 * @param port 0 for any free one
	 * @return the port
	 */
	int open(int port) throws IOException;

	/** Nobody listens any more, and every connection breaks. */
	void close();
}
