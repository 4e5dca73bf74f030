// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Compares what two hosts have at the same paths. The same path is not enough: a domain that goes on with another disk than it had
 * ruins what is on it.
 *
 * @param source name of a host
 * @param target name of a host
 */
record Storage(String source, String target) {

	/** File systems that only one host has, as stat(1) names them. */
	private static final Set<String> LOCAL = Set.of("ext2/ext3", "ext4", "xfs", "btrfs", "tmpfs", "ramfs", "zfs", "f2fs", "jfs",
			"reiserfs", "overlayfs", "msdos", "vfat", "squashfs", "bcachefs");
	private static final String LOOP = "/dev/loop";

	/** @param here and there, as {@link Questions#sources} prints it for disks and then boot files of the guest */
	void check(Guest guest, List<String> here, List<String> there, List<String> problems) {
		List<Guest.Disk> disks = guest.disks();
		for (int i = 0; i < disks.size(); i++) {
			Guest.Disk disk = disks.get(i);
			String problem = disk.path().startsWith(LOOP)
					? "is a loop device of " + source + ", which stands for a file that " + target
							+ " would look for under the same device. Shut the domain down and start it there."
					: problem(disk, at(here, i), at(there, i));
			if (!problem.isEmpty()) {
				problems.add("Its disk " + disk.device() + " (" + disk.path() + ") " + problem);
			}
		}
		List<String> files = guest.bootFiles();
		for (int i = 0; i < files.size(); i++) {
			if (at(there, disks.size() + i)[0].equals("missing")) {
				problems.add(target + " has no file " + files.get(i) + ", which the domain needs when it reboots. Copy it there.");
			}
		}
	}

	private static String[] at(List<String> facts, int index) {
		return (index < facts.size() ? facts.get(index) : "missing").split(" ", 4);
	}

	private String problem(Guest.Disk disk, String[] here, String[] there) {
		if (there[0].equals("missing")) {
			return "is not there at " + target + ". Put it on storage that both hosts see under this path.";
		}
		if (disk.removable()) {
			return "";
		}
		if (!here[0].equals(there[0])) {
			return "is another kind of thing at " + target + " (" + there[0] + ", not " + here[0] + ").";
		}
		return switch (here[0]) {
		case "block" -> sameDevice(here, there) ? ""
				: "is another device at " + target + " than at " + source + ". It must be one that both hosts see.";
		case "file" -> sameFile(disk, here, there);
		default -> "is neither a file nor a block device.";
		};
	}

	private static boolean sameDevice(String[] here, String[] there) {
		return Arrays.equals(here, there);
	}

	private String sameFile(Guest.Disk disk, String[] here, String[] there) {
		if (here.length < 4 || there.length < 4) {
			return "could not be compared between the hosts.";
		}
		if (disk.writable() && (LOCAL.contains(here[3]) || LOCAL.contains(there[3]))) {
			return "is on a file system of one host only (" + here[3] + "), so " + target + " has another file under that path."
					+ " Put it on storage that both hosts share.";
		}
		boolean same = here[2].equals(there[2]) && (!disk.writable() || here[1].equals(there[1]));
		return same ? "" : "is another file at " + target + " than at " + source + ".";
	}
}
