// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.Comparator;

/** One table of xentop -b. The first one has no CPU percentages: there is nothing to compare with yet. */
final class XenTop {

	private static final String HEAD = "      NAME  STATE   CPU(sec) CPU(%)     MEM(k) MEM(%)  MAXMEM(k) MAXMEM(%) VCPUS NETS NETTX(k) NETRX(k) "
			+ "VBDS   VBD_OO   VBD_RD   VBD_WR  VBD_RSECT  VBD_WSECT SSID\n";

	private final Hypervisor xen;

	XenTop(Hypervisor xen) {
		this.xen = xen;
	}

	String once() {
		var so = new StringBuilder(HEAD);
		xen.guests().stream().sorted(Comparator.comparing((Guest guest) -> guest.name.toLowerCase(java.util.Locale.ROOT)))
				.forEach(guest -> so.append(row(guest)));
		return so.toString();
	}

	private String row(Guest guest) {
		var cpu = (long) guest.cpu();
		var nets = guest.config.nics().size();
		var disks = guest.config.disks().size();
		var max = guest.config.maxMemory() + (guest.domid == 0 ? 0 : 1024);
		return "%10s %s %10d %6.1f %10d %6.1f %10d %9.1f %5d %4d %8d %8d %4d %8d %8d %8d %10d %10d %4d%n".replace("%n", "\n").formatted(
				guest.name, state(guest), cpu, 0.0, guest.target, guest.target * 100.0 / xen.memory(), max,
				max * 100.0 / xen.memory(), guest.vcpus, nets, nets * cpu * 7, nets * cpu * 5, disks, 0, disks * cpu * 3,
				disks * cpu * 4, disks * cpu * 24, disks * cpu * 32, 0);
	}

	/** dying, shut down, blocked, crashed, paused, running. */
	private static String state(Guest guest) {
		var letters = guest.letters();
		return "" + '-' + (guest.reason != Guest.NONE && guest.reason != Guest.CRASH ? 's' : '-') + (letters.contains("b") ? 'b' : '-')
				+ (guest.reason == Guest.CRASH ? 'c' : '-') + (letters.charAt(2) == 'p' ? 'p' : '-') + (letters.startsWith("r") ? 'r' : '-');
	}
}
