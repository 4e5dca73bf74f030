// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.host;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Asks for names without being held up by a name server that does not answer. Safe for any thread. */
public final class NameLookup implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** Platform threads: a name look-up of the JDK keeps its carrier, and cannot be interrupted. */
	private final ExecutorService threads = Executors.newFixedThreadPool(4,
			Thread.ofPlatform().daemon().name("adxen-reverse-names-", 0).factory());
	private final Function<InetAddress, String> nameOf;

	public NameLookup(Function<InetAddress, String> nameOf) {
		this.nameOf = nameOf;
	}

	/** Empty when there is no name, or none in time. */
	public String of(InetAddress address) throws InterruptedException {
		try {
			Future<String> asked = threads.submit(() -> nameOf.apply(address));
			try {
				return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			} finally {
				asked.cancel(false);
			}
		} catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
			return ""; // a name is a nicety
		}
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}
}
