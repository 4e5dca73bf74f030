// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.util.Locale;

/** How results are written. */
public enum Format {
	/** For people: titles in their language, numbers with units. */
	TABLE,
	/** For spreadsheets: RFC 4180 in UTF-8, English names, plain numbers, and no cell that a spreadsheet would take for a formula. */
	CSV,
	/** For programs: UTF-8, stable English names, plain numbers, ISO 8601 times. */
	JSON;

	/** As on the command line. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}
}
