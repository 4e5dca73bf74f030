// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Something wrong in a configuration file, said in a sentence that names the remedy.
 *
 * @param line from 1
 * @param column from 1
 * @param key the key concerned; null if none is
 */
public record ConfigProblem(Severity severity, int line, int column, @Nullable String key, String sentence) {

	/** How much a problem matters. */
	public enum Severity {
		/** {@code xl create} refuses the file, or no domain can come of it. */
		ERROR,
		/** {@code xl create} takes the file, but does not do what is written there, or will not for long. */
		WARNING
	}

	/** Where the problem is. */
	public ConfigPosition position() {
		return new ConfigPosition(line, column);
	}

	@Override
	public String toString() {
		return line + ":" + column + ": " + (severity == Severity.ERROR ? "error: " : "warning: ") + sentence;
	}
}
