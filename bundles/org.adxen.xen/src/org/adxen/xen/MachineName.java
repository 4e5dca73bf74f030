// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the machine that AdXen runs on is called, for telling admins apart. Never asks the network: resolving a machine's own name
 * may go to a name server. Reads a file of the kernel; safe for any thread.
 */
public final class MachineName {

	private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

	private MachineName() {
	}

	/** Never empty. */
	public static String get() {
		if (Files.isReadable(KERNEL)) {
			try {
				return Files.readString(KERNEL).strip();
			} catch (IOException e) {
				return fromEnvironment();
			}
		}
		return fromEnvironment();
	}

	private static String fromEnvironment() {
		String windows = System.getenv("COMPUTERNAME");
		String unix = System.getenv("HOSTNAME");
		return windows != null ? windows : unix != null ? unix : "localhost";
	}
}
