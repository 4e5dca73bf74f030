// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

/** xl info: what a Debian host with Xen 4.17 prints. Its virt_caps lack shadow, so that PV guests cannot migrate (Debian 4.17.7, XSA-495). */
final class XenInfo {

	private static final String FORMAT = """
			host                   : %1$s
			release                : 6.1.0-56-amd64
			version                : #1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-16)
			machine                : x86_64
			nr_cpus                : %2$d
			max_cpu_id             : %3$d
			nr_nodes               : 1
			cores_per_socket       : %2$d
			threads_per_core       : 1
			cpu_mhz                : 2596.144
			hw_caps                : 0fcbf3fd:f2d8320b:ec500800:00000075:00000000:018843a9:0000020c:00000000
			virt_caps              : pv hvm hap gnttab-v1 gnttab-v2
			total_memory           : %4$d
			free_memory            : %5$d
			sharing_freed_memory   : 0
			sharing_used_memory    : 0
			outstanding_claims     : 0
			free_cpus              : 0
			xen_major              : 4
			xen_minor              : 17
			xen_extra              : .7
			xen_version            : 4.17.7
			xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64\s
			xen_scheduler          : credit2
			xen_pagesize           : 4096
			platform_params        : virt_start=0xffff800000000000
			xen_changeset          :\s
			xen_commandline        : dom0_mem=%6$dM,max:%6$dM\s
			cc_compiler            : x86_64-linux-gnu-gcc (Debian 12.2.0-14+deb12u1) 12.2.0
			cc_compile_by          : pkg-xen-devel
			cc_compile_domain      : lists.alioth.debian.org
			cc_compile_date        : Wed Nov  4 16:52:28 UTC 2026
			build_id               : 151b373fd64b321593bf987fd923cd10dabadac4
			xend_config_format     : 4
			""";

	private XenInfo() {
	}

	static String text(Hypervisor xen) {
		return FORMAT.formatted(xen.machine().name(), xen.cpus(), xen.cpus() - 1, xen.memory() / 1024, xen.free() / 1024,
				xen.get(0).map(zero -> zero.target / 1024).orElse(0L));
	}
}
