// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

/** Sizes as coreutils read them. */
final class Sizes {

	private Sizes() {
	}

	/** 4096, 4k, 4K, 4M, 4MiB, 4MB, 4G, 4T. */
	static long parse(String text) throws java.io.IOException {
		var digits = text.replaceFirst("[^0-9].*", "");
		var suffix = text.substring(digits.length());
		if (digits.isEmpty())
			throw new org.adxen.xen.simulator.internal.machine.Errno("invalid number: '" + text + "'");
		var power = suffix.isEmpty() ? 0 : "kMGTP".indexOf(suffix.charAt(0) == 'K' ? 'k' : suffix.charAt(0)) + 1;
		var base = suffix.endsWith("B") && !suffix.endsWith("iB") ? 1000L : 1024L;
		var size = Long.parseLong(digits);
		for (int i = 0; i < power; i++)
			size *= base;
		return size;
	}
}
