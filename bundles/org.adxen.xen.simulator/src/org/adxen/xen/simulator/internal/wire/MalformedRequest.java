// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

/** A request that is no call at all. */
public final class MalformedRequest extends Exception {

	private static final long serialVersionUID = 1L;

	MalformedRequest(Exception cause) {
		super(cause.getMessage(), cause);
	}
}
