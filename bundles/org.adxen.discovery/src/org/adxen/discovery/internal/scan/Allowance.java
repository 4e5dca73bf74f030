// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * How many connections may be in flight: what was asked for, less where the process may open fewer files, half as many each time that
 * sockets run out nevertheless. Safe for any thread.
 */
final class Allowance {

	private static final long STARVED_NANOS = 10_000_000_000L;

	private final int knockers;
	private final Consumer<String> trouble;
	private volatile int most;
	/** 0 while there are sockets. */
	private volatile long starvedSince;

	/** @param knockers how many share it */
	Allowance(int wanted, long total, int knockers, Consumer<String> trouble) {
		this.knockers = knockers;
		this.trouble = trouble;
		most = Math.min(wanted, OpenFiles.left());
		if (most < wanted && most < total) {
			trouble.accept("This process may not open more files, so only " + most + " connections are begun at a time.");
		}
	}

	/** For one knocker. */
	int each() {
		return Math.max(1, most / knockers);
	}

	/** A socket was there. */
	void enough() {
		if (starvedSince != 0) {
			starvedSince = 0;
		}
	}

	/** @throws IOException there has been none for too long */
	synchronized void starved(long now, IOException cause) throws IOException {
		if (starvedSince == 0) {
			starvedSince = now;
			most = Math.max(1, most / 2);
			trouble.accept("No more sockets can be opened (" + cause.getMessage() + "), so only " + most + " connections are begun at a time.");
		} else if (now - starvedSince > STARVED_NANOS) {
			throw cause;
		}
	}
}
