// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import org.adxen.xen.ShellWords;

/**
 * A domain as a script addresses it: by number, since names may look like numbers, and never without seeing that the number is
 * still that of the same domain.
 *
 * @param domid the number at its host
 * @param uuid  lower case, with dashes
 * @param name  for sentences
 */
public record SameDomain(int domid, String uuid, String name) {

	/** Exit code of a script that found another domain, or none. */
	public static final int OTHER = 61;
	/** Exit code of a script that could not find out. */
	public static final int UNTOLD = 62;

	/** Beginning of a script: ends it with {@link #OTHER} unless the number is the domain's. */
	public String check() {
		return """
				rows=$(xl vm-list) || exit %d
				same=$(printf '%%s\\n' "$rows" | while read -r u n rest; do [ "$u $n" = %s ] && echo same; done)
				[ -n "$same" ] || exit %d
				""".formatted(UNTOLD, ShellWords.quote(uuid + " " + domid), OTHER);
	}
}
