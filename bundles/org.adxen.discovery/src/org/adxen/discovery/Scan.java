// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.io.IOException;
import java.time.Duration;

import org.adxen.discovery.internal.scan.Scanner;

/** A scan that goes on, or went. Safe for any thread. */
public final class Scan implements AutoCloseable {

	private final Scanner scanner;

	private Scan(Scanner scanner) {
		this.scanner = scanner;
	}

	/**
	 * Starts scanning on threads of its own, and returns at once.
	 *
	 * @throws IllegalArgumentException there is nothing to scan, or more than {@link Targets#LARGE} addresses and nobody agreed;
	 *                                  with a sentence
	 * @throws IOException              the system has no means left to scan with; the message is a sentence
	 */
	public static Scan start(DiscoveryRequest request, DiscoveryListener listener) throws IOException {
		if (request.targets().size() > Targets.LARGE && !request.large()) {
			throw new IllegalArgumentException(request.targets().size() + " addresses are more than a /16 has (" + Targets.LARGE
					+ "). Give fewer, or say that so many are meant.");
		}
		var scanner = new Scanner(request, listener);
		if (scanner.progress().total() == 0) {
			throw new IllegalArgumentException("There is no address and port to scan. Give networks, addresses or names, and ports.");
		}
		scanner.start();
		return new Scan(scanner);
	}

	public Progress progress() {
		return scanner.progress();
	}

	/**
	 * Stops at once: nothing more is sent, open connections are closed. Returns before that is done, within 200 ms; the listener
	 * is told of the end.
	 */
	public void cancel() {
		scanner.cancel();
	}

	/** Waits for the end. An interrupt ends the waiting, not the scan. */
	public Progress await() throws InterruptedException {
		scanner.await();
		return progress();
	}

	/** Waits for the end no longer than that. */
	public Progress await(Duration longest) throws InterruptedException {
		scanner.await(longest);
		return progress();
	}

	/** Cancels what still goes on. */
	@Override
	public void close() {
		cancel();
	}
}
