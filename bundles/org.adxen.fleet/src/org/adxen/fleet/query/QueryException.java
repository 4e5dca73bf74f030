// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

/** A query that cannot be read. The message is a sentence for the admin, in the admin's language, with the position. */
public final class QueryException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int position;

	QueryException(int position, String sentence) {
		super(sentence);
		this.position = position;
	}

	/** Of the first wrong character, from 0; may be the query's length. */
	public int position() {
		return position;
	}
}
