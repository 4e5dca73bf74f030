// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another program that holds a group's lock until it is killed. */
public final class LockingProgram {

	private LockingProgram() {
	}

	/** @param args the lock's file */
	public static void main(String[] args) throws IOException {
		try (var channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE); var lock = channel.lock()) {
			System.out.println("locked " + lock.isValid());
			while (System.in.read() >= 0) {
				continue;
			}
		}
	}
}
