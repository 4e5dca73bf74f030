// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

/**
 * What a domain takes of a host's memory: its own, and what the hypervisor keeps for it. As libxl reckons where nobody says
 * otherwise: shadow or P2M memory of 256 pages for each virtual CPU and 2 pages for each MiB of the domain
 * (libxl_get_required_shadow_memory, tools/libs/light/libxl_utils.c), 2 MiB more for HVM and PVH, 1 MiB for PV
 * (LIBXL_HVM_EXTRA_MEMORY, LIBXL_PV_EXTRA_MEMORY, libxl_internal.h), the sum rounded up to 2 MiB
 * (libxl__domain_need_memory_calculate, libxl_mem.c): 4 MiB stand for the last two. XAPI's own reckoning (memory_check.ml) has some MiB
 * more for small domains and is covered by them. Not in it: the IOMMU's tables of a domain with devices passed through, and a stub domain.
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
