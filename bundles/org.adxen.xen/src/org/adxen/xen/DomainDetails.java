// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/** What is loaded only for a domain that somebody looks at. */
public record DomainDetails(List<Disk> disks, List<Nic> nics, List<Snapshot> snapshots) {

	/**
	 * @param device   as the guest sees it
	 * @param name     of the image
	 * @param target   as in {@link DiskUse#target()}, empty for an empty drive
	 * @param bytes    virtual size, −1 when unknown
	 * @param writable whether the guest may write
	 * @param cdrom    whether it is a CD drive
	 */
	public record Disk(String device, String name, String target, long bytes, boolean writable, boolean cdrom) {
	}

	/** A network interface: its MAC address in lower case and the network or bridge it is on. */
	public record Nic(String device, String mac, String network) {
	}

	/** A snapshot of the domain. */
	public record Snapshot(String uuid, String name, @Nullable Instant takenAt) {
	}

	public DomainDetails {
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
		snapshots = List.copyOf(snapshots);
	}
}
