// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/**
 * A place in a configuration file.
 *
 * @param line from 1
 * @param column from 1, in characters; in bytes where the file is not UTF-8. A tab is one column
 */
public record ConfigPosition(int line, int column) implements Comparable<ConfigPosition> {

	/** Where the file begins; also the place of what is missing from it. */
	public static final ConfigPosition START = new ConfigPosition(1, 1);

	@Override
	public int compareTo(ConfigPosition other) {
		return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
	}
}
