// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.nio.file.Path;

/** Whether what the admin authored can be read and written. */
public sealed interface EnvironmentState {

	Path folder();

	/** As it should be. */
	record Writable(Path folder) implements EnvironmentState {
	}

	/** It can be seen but not changed: another workbench has it open, or the folder cannot be written. */
	record ReadOnly(Path folder, String why) implements EnvironmentState {
	}

	/** It could not be read; nothing is touched, nothing is shown as if it were empty. */
	record Unreadable(Path folder, String why) implements EnvironmentState {
	}
}
