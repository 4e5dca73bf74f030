// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.log;

/** Where failures go that no caller and no shown state can tell. */
@FunctionalInterface
public interface FleetLog {

	void warn(String sentence, Throwable cause);
}
