// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.Locale;

/** The power states of XAPI (xapi ocaml/idl/datamodel_vm.ml). */
enum VmState {

	HALTED("Halted"), PAUSED("Paused"), SUSPENDED("Suspended"), RUNNING("Running");

	private final String wire;

	VmState(String wire) {
		this.wire = wire;
	}

	/** The word of the API. */
	String wire() {
		return wire;
	}

	/** The word in errors, which is lower case (xapi ocaml/xapi-consts/record_util, power_to_string). */
	String lower() {
		return wire.toLowerCase(Locale.ROOT);
	}

	static VmState of(String wire) {
		return valueOf(wire.toUpperCase(Locale.ROOT));
	}
}
