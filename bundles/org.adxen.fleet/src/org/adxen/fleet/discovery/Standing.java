// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.discovery;

/** How a host that was found stands to what is known. */
public enum Standing {
	/** Not registered. */
	NEW,
	/** Registered, or a member of a registered pool. */
	KNOWN,
	/** Shows another key or certificate than is trusted, or than it did when it was last seen. */
	CHANGED,
	/** The admin does not want to be offered it. */
	IGNORED
}
