// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Arrays;

/**
 * A password in memory. Never printed, never serialised, wiped on {@link #close()}. Not tied to a thread, but the owner
 * decides when to wipe: a connection keeps a copy of its own to log in again after its session was lost.
 */
public final class Secret implements AutoCloseable {

	private final char[] value;

	private Secret(char[] value) {
		this.value = value;
	}

	/** Takes a copy; the caller may wipe its own. */
	public static Secret of(char[] value) {
		return new Secret(value.clone());
	}

	/** Takes what was typed: the caller's is wiped. */
	public static Secret take(char[] typed) {
		Secret taken = of(typed);
		Arrays.fill(typed, '\0');
		return taken;
	}

	/** No password at all. */
	public static Secret none() {
		return new Secret(new char[0]);
	}

	/** A copy that the caller wipes after use. */
	public char[] chars() {
		return value.clone();
	}

	public boolean isEmpty() {
		return value.length == 0;
	}

	public Secret copy() {
		return of(value);
	}

	@Override
	public void close() {
		Arrays.fill(value, '\0');
	}

	@Override
	public String toString() {
		return "(secret)";
	}
}
