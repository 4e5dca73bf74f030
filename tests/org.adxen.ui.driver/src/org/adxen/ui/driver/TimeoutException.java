// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

/** What a test waited for did not come in time. */
public final class TimeoutException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TimeoutException(String message) {
		super(message);
	}
}
