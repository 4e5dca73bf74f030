// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

/**
 * What a domain takes of a host's memory: its own, and what the hypervisor keeps for it. As libxl reckons where nobody says
 * otherwise: shadow or P2M memory of 1 MiB for each virtual CPU and 8 KiB for each MiB of the domain
 * (libxl_get_required_shadow_memory, tools/libs/light/libxl_utils.c), and 2 MiB slack for an HVM domain (libxl_internal.h,
 * LIBXL_HVM_EXTRA_MEMORY). XAPI's own reckoning (memory_check.ml) has some MiB more for small domains, so that 4 MiB stand for it.
 */
public final class MemoryNeed {

	private static final long MIB = 1L << 20;

	private MemoryNeed() {
	}

	/** @param memoryBytes of the domain; @param vcpus at most */
	public static long of(long memoryBytes, int vcpus) {
		return memoryBytes + vcpus * MIB + (memoryBytes >> 7) + 4 * MIB;
	}
}
