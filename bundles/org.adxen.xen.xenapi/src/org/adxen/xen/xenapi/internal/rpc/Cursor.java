// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads one value of an answer from front to back, without making objects of what is skipped. Each of the first three
 * methods reads the next value; one that is of another kind is skipped, so that a newer server's surprises cost nothing.
 * Used by one thread.
 */
public interface Cursor {

	/** Enters a struct; false when the value was something else. */
	boolean struct() throws IOException;

	/** The next member's name, with its value next to be read; null at the struct's end, which is then left. */
	@Nullable
	String member() throws IOException;

	/** Enters an array; false when the value was something else. */
	boolean array() throws IOException;

	/** Whether there is another element, next to be read; at the array's end that is left. */
	boolean element() throws IOException;

	/** A scalar as text, whatever its type: booleans are 0 and 1 (XML) or false and true (JSON); empty for nothing. */
	String text() throws IOException;

	void skip() throws IOException;

	default boolean bool() throws IOException {
		String text = text();
		return text.equals("1") || text.equalsIgnoreCase("true");
	}

	/** A whole number, sent as text by XAPI in both encodings; −1 when it is none. */
	default long number() throws IOException {
		return Scalars.number(text());
	}
}
