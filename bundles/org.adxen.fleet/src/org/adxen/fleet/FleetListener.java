// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/** Told of each change, on the fleet's own thread. Must return at once: views hand it on to their throttle. */
@FunctionalInterface
public interface FleetListener {

	void fleetChanged(FleetChange change);
}
