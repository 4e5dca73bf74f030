// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.time.Duration;

import org.adxen.xen.simulator.internal.http.Listener;

/** The port of one host: opened, closed, and opened again where it was. Safe for use from any thread. */
final class Port {

	private static final Logger LOG = System.getLogger(Port.class.getName());
	private static final Duration RETRY = Duration.ofMillis(200);

	private final Listener server;
	private int number;
	private boolean open;
	private boolean finished;

	Port(Listener server) {
		this.server = server;
	}

	/** Opens the preferred port, or any free one. */
	synchronized int open(int preferred) throws IOException {
		number = bind(preferred);
		open = true;
		return number;
	}

	private int bind(int preferred) throws IOException {
		try {
			return server.open(preferred);
		} catch (BindException e) {
			if (preferred == 0)
				throw e;
			LOG.log(Level.INFO, "Port " + preferred + " is taken; another one is used instead");
			return server.open(0);
		}
	}

	/** Opens exactly this port. */
	synchronized void openExactly(int port) throws IOException {
		number = server.open(port);
		open = true;
	}

	/** Nobody is listening any more, and every connection breaks. */
	synchronized void shut() {
		open = false;
		server.close();
	}

	/** Listens again where it did before, on a thread of its own if somebody has taken the port meanwhile. */
	void reopenSoon() {
		if (!tryReopen())
			Thread.ofVirtual().start(this::reopenOrStop);
	}

	private void reopenOrStop() {
		try {
			reopen();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void reopen() throws InterruptedException {
		while (!tryReopen())
			Thread.sleep(RETRY);
	}

	private synchronized boolean tryReopen() {
		if (open || finished)
			return true;
		try {
			openExactly(number);
			return true;
		} catch (IOException e) {
			LOG.log(Level.DEBUG, "Port " + number + " is not free yet", e);
			return false;
		}
	}

	/** Shuts for good. */
	synchronized void finish() {
		finished = true;
		shut();
	}

	/** Shuts now and opens again after some time. */
	void bounce(Duration down) {
		shut();
		Thread.ofVirtual().start(() -> {
			try {
				Thread.sleep(down);
				reopen();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
	}
}
