// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

/** How long to wait. */
public final class SWTBotPreferences {

	/** Milliseconds; system property {@code org.adxen.ui.driver.timeout}. */
	public static final long TIMEOUT = Long.getLong("org.adxen.ui.driver.timeout", 20_000);
	static final long POLL = 50;

	private SWTBotPreferences() {
	}
}
