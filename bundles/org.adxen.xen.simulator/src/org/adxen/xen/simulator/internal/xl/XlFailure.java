// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

/** Something that xl refuses: its exit code and what it writes on standard error. */
final class XlFailure extends Exception {

	private static final long serialVersionUID = 1;

	private final int code;

	XlFailure(int code, String text) {
		super(text, null, false, false);
		this.code = code;
	}

	int code() {
		return code;
	}

	/** What every command says of a name or number that is no domain's. */
	static XlFailure unknown(String name) {
		return new XlFailure(1, name + " is an invalid domain identifier (rc=-6)\n");
	}
}
