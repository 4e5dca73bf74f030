// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

/**
 * What was attempted, for the sentence that tells why it failed: "Cannot <i>verb</i> <i>noun</i> <i>name</i>: …".
 *
 * @param type the object's class in the API, e.g. VM, or empty when there is no object
 * @param ref  its reference, or its UUID while no reference is known
 * @param name its name where known, else empty: it is then looked up if there is a sentence to write
 */
public record Attempt(String verb, String type, String ref, String name) {

	public static Attempt to(String verb) {
		return new Attempt(verb, "", "", "");
	}

	public static Attempt to(String verb, String type, String ref) {
		return new Attempt(verb, type, ref, "");
	}

	public static Attempt named(String verb, String type, String name) {
		return new Attempt(verb, type, "", name);
	}
}
