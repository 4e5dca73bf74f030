// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.shell;

/**
 * What is being tried, for the sentence that says that it failed.
 *
 * @param verb such as "shut down"
 * @param name the domain's, as shown; empty when it is about the host
 * @param uuid the domain's; empty when it is about the host
 */
public record Attempt(String verb, String name, String uuid) {

	/** Something about the host itself. */
	public static Attempt to(String verb) {
		return new Attempt(verb, "", "");
	}

	/** Start of a sentence: "Cannot pause domain "db"". */
	public String cannot() {
		return "Cannot " + verb + (uuid.isEmpty() ? "" : " " + domain());
	}

	/** The domain in a sentence. */
	public String domain() {
		return "domain \"" + (name.isEmpty() ? uuid : name) + '"';
	}
}
