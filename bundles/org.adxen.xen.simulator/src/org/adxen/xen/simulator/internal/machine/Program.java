// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.IOException;
import java.util.List;

/** A program of a machine. It may run several times at once. */
@FunctionalInterface
public interface Program {

	/**
	 * Runs.
	 *
	 * @param arguments the name it was called by, and the rest
	 * @return the exit code
	 */
	int run(Process process, List<String> arguments) throws IOException;
}
