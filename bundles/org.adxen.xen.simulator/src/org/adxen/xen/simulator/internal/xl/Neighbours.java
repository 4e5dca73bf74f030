// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xl;

import java.util.Optional;

/** How a host finds others: by name or address. */
@FunctionalInterface
interface Neighbours {

	/** The hypervisor at an address as ssh would take it, empty if nothing is there. */
	Optional<Hypervisor> at(String address);
}
