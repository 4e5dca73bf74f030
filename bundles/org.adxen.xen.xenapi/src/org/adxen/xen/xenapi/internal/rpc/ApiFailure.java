// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.util.List;

/** The toolstack understood the call and answered with an error: code and parameters as it sent them. */
public final class ApiFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final String code;
	private final transient List<String> parameters;

	/** @param description code first, as in the ErrorDescription of both dialects; may be empty */
	public ApiFailure(List<String> description) {
		super(String.join(" ", description), null, false, false);
		code = description.isEmpty() ? "" : description.get(0);
		parameters = description.isEmpty() ? List.of() : List.copyOf(description.subList(1, description.size()));
	}

	public String code() {
		return code;
	}

	public List<String> parameters() {
		return parameters;
	}

	public boolean is(String other) {
		return code.equals(other);
	}
}
