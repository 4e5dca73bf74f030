// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

/** Reads the table of {@code xl list} for one domain. */
final class Look {

	private Look() {
	}

	/** The six letters of its state; empty when there is none. Names hold anything, so it is counted from the end. */
	static String state(String table) {
		String[] words = table.strip().split("\\s+");
		return words.length > 2 && words[words.length - 2].matches("[a-z-]{6}") ? words[words.length - 2] : "";
	}
}
