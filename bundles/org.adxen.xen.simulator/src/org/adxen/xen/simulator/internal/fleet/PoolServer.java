// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.adxen.xen.simulator.SimulatedDomain;
import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.http.Trouble;

/** A simulated pool on its sockets, whatever its toolstack. Every method may be called from any thread. */
public interface PoolServer extends AutoCloseable {

	/**
	 * Starts to listen.
	 *
	 * @param port the port to prefer; another one is taken if it is in use
	 * @return the port
	 */
	int open(int port) throws IOException;

	/** SHA-256 of the coordinator's certificate in hex, "" over plain HTTP. */
	String fingerprint();

	/** What goes wrong on the wire. */
	Trouble trouble();

	/** Closes all ports, or opens them again. */
	void refuse(boolean on);

	/** The toolstack goes away and comes back on the same port. */
	void restart(Duration down);

	/** Ends every session. */
	void loseSessions();

	/** A host stops answering, or is back. */
	void hostAlive(String name, boolean alive);

	/** The hosts show new certificates from now on. */
	void changeCertificates();

	/** The next call of a method fails. */
	void failNext(String method, Failure failure);

	/** xenstored of a plain Xen host stops answering, or goes on. */
	default void hangStore(boolean on) {
		throw new UnsupportedOperationException("Only a plain Xen host has a xenstored that can be seen.");
	}

	/** The disk of a plain Xen host has only so many bytes left. */
	default void leaveDisk(long bytes) {
		throw new UnsupportedOperationException("Only a plain Xen host has a disk that can be seen.");
	}

	/** A plain Xen host starts again; nothing that ran on it does any more. */
	default void rebootHost() {
		throw new UnsupportedOperationException("Only a plain Xen host can be rebooted.");
	}

	/** The domains as they are now, templates and snapshots left out. */
	List<SimulatedDomain> domains();

	/** Changes something about a domain that clients see; the number chooses which and what. */
	void disturb(int number);

	@Override
	void close();
}
