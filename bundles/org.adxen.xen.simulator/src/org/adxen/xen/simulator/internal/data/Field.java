// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

/**
 * A field of a class.
 *
 * @param access    who may set it
 * @param initial   its value when nobody says another
 * @param mandatory whether a constructor needs it: it may be given and has no default
 * @param index     its place in a row
 */
public record Field(String name, Type type, Access access, Object initial, boolean mandatory, int index) {

	/** The qualifiers RW, RO/constructor and RO/runtime of the Xen API. */
	public enum Access {
		RW, NEW, RO
	}
}
