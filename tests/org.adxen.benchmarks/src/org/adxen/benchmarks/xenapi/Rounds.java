// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.xenapi;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures one reader in its own JVM: rounds for warming up, then the median, and what a round allocates. */
public final class Rounds {

	private static final int WARM_UP = 3;

	private Rounds() {
	}

	/** Prints: name, median and best milliseconds, MB allocated in a round, records. */
	public static void measure(String name, int rounds, Callable<Integer> reader) throws Exception {
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		List<Long> times = new ArrayList<>();
		long allocated = 0;
		int records = 0;
		for (int i = 0; i < WARM_UP + rounds; i++) {
			long before = threads.getTotalThreadAllocatedBytes();
			long start = System.nanoTime();
			records = reader.call();
			if (i >= WARM_UP) {
				times.add(System.nanoTime() - start);
				allocated = threads.getTotalThreadAllocatedBytes() - before;
			}
		}
		Collections.sort(times);
		System.out.printf(Locale.ROOT, "%s\t%.0f\t%.0f\t%d\t%d%n", name, times.get(times.size() / 2) / 1e6, times.get(0) / 1e6,
				allocated / 1_000_000, records);
	}
}
