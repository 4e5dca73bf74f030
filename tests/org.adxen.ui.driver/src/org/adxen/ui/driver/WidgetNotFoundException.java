// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

/** What a test looked for did not come in time. */
public final class WidgetNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WidgetNotFoundException(String message) {
		super(message);
	}
}
