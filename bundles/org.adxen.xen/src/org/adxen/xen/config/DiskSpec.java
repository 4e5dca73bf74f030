// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A disk of a domain, from either syntax of xl-disk-configuration(5).
 *
 * @param target the file or device, or what {@link #script} understands; empty for a drive without medium
 * @param device the device in the guest, such as {@code xvda} or {@code hdc}
 * @param access whether the guest may write; a CD never
 * @param backendDomain the domain that provides the disk; null for Domain-0
 * @param backendType null if {@code xl} is to choose
 * @param script the hotplug script that makes a device of the target; null for none
 * @param discard whether the guest may free blocks; null for the default of the backend
 * @param text as it is written in the file
 * @param position of the text in the file
 */
public record DiskSpec(String target, Format format, String device, Access access, boolean cdrom,
		@Nullable String backendDomain, @Nullable BackendType backendType, @Nullable String script, boolean directIoSafe,
		@Nullable Boolean discard, String text, ConfigPosition position) {

	/** What the guest may do with a disk. Xen's {@code xl} has no third way, such as the {@code w!} of {@code xm}. */
	public enum Access {
		READ_ONLY, READ_WRITE
	}

	/** How the target is to be read. {@code EMPTY} is a drive without medium. */
	public enum Format {
		RAW, QCOW, QCOW2, VHD, QED, EMPTY
	}

	/** What provides the disk in the backend domain. */
	public enum BackendType {
		PHY, TAP, QDISK, STANDALONE
	}

	/** Whether there is no medium to share with anybody. */
	public boolean empty() {
		return format == Format.EMPTY || target.isEmpty();
	}

	public boolean writable() {
		return access == Access.READ_WRITE;
	}
}
