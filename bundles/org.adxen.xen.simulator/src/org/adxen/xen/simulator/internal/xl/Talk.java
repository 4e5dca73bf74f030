// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.io.IOException;

import org.adxen.xen.simulator.internal.machine.Killed;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.machine.Process;

/** What the two ends of a migration tell each other through a transport, in lines of this simulator's own. */
record Talk(Process process, OpenFile in, OpenFile out) {

	private static final int MOST = 1 << 20;

	/** The other end, or what carries it, is gone. */
	static final class Broken extends Exception {
		private static final long serialVersionUID = 1;

		Broken() {
			super(null, null, false, false);
		}
	}

	void say(String line) throws Broken, IOException {
		var bytes = (line + '\n').getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		try {
			process.write(out, bytes, bytes.length);
		} catch (Killed e) {
			// xl ignores the signal and sees the error
			if (e.signal() != Killed.PIPE)
				throw e;
			throw new Broken();
		}
	}

	String hear() throws Broken, IOException {
		var so = new StringBuilder();
		var one = new byte[1];
		while (process.read(in, one, 1) > 0 && so.length() < MOST) {
			if (one[0] == '\n')
				return so.toString();
			so.append((char) (one[0] & 0xFF));
		}
		throw new Broken();
	}
}
