// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.server;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.adxen.xen.XenException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that must fail. */
public final class Failures {

	private Failures() {
	}

	/** The failure; fails when there is none, or another one. */
	public static XenException of(ThrowingCallable call) {
		return catchThrowableOfType(XenException.class, call);
	}
}
