// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** The other side answered with something that we do not accept; the message is the end of a sentence that begins with its address. */
final class BadAnswer extends IOException {

	private static final long serialVersionUID = 1L;

	BadAnswer(String what) {
		this(what, null);
	}

	BadAnswer(String what, @Nullable Throwable cause) {
		super(what, cause);
	}
}
