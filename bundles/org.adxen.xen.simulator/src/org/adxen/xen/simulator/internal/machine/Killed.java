// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

/** A process gets a signal that ends it, wherever it is. */
public final class Killed extends RuntimeException {

	private static final long serialVersionUID = 1;

	public static final int HUP = 1;
	public static final int INT = 2;
	public static final int KILL = 9;
	public static final int PIPE = 13;
	public static final int TERM = 15;

	private final int signal;

	public Killed(int signal) {
		super("signal " + signal, null, false, false);
		this.signal = signal;
	}

	public int signal() {
		return signal;
	}

	/** What a shell says of it. */
	public int status() {
		return 128 + signal;
	}
}
