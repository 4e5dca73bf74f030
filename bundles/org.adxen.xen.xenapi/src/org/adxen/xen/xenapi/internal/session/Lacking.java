// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;

/** Collects what a configuration file asks for and a toolstack has no counterpart of, to refuse it all at once by name. */
public final class Lacking {

	private final List<String> what = new ArrayList<>();

	public void add(String named) {
		what.add(named);
	}

	/** Names the key if the file gives it a value: not null, not false, not empty. */
	public void ifGiven(String key, @Nullable Object value) {
		if (value != null && !Boolean.FALSE.equals(value) && !(value instanceof Collection<?> c && c.isEmpty())) {
			what.add(key);
		}
	}

	/** @throws XenException there is something to refuse */
	public void refuse(String domain, String toolstack) throws XenException {
		if (!what.isEmpty()) {
			throw new XenException(new XenFailure.NotSupported(what), "Cannot make domain \"" + domain + "\" from the file: "
					+ toolstack + " has no counterpart for " + String.join("; ", what) + ". Nothing was changed; take these out"
					+ " of the file, or use a host with xl.");
		}
	}
}
