// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;

/** Which names a domain may be given. Those that others gave are all acted on. */
final class Names {

	private Names() {
	}

	/** xl takes digits for the number of a domain, keeps the log of each under its name, and lists them in lines. */
	static void require(String name) throws XenException {
		if (name.isBlank() || name.matches("\\s*[0-9]+") || name.indexOf('/') >= 0 || name.startsWith("-")
				|| name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
			throw new XenException(new XenFailure.Refused("NAME_INVALID", List.of(name)), "xl cannot handle a domain of the name \"" + name
					+ "\". Choose one with a letter in it, without `/' and control characters, that does not start with `-'.");
		}
	}
}
