// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Xen API error: the code and its parameters, as the ErrorDescription of an answer carries them. */
public final class Failure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ArrayList<String> description;

	/** A failure with its code and parameters. */
	public Failure(String code, String... parameters) {
		this(null, code, parameters);
	}

	private Failure(Throwable cause, String code, String... parameters) {
		super(code, cause, false, false);
		description = new ArrayList<>();
		description.add(code);
		description.addAll(Arrays.asList(parameters));
	}

	/** A failure that something else has led to. */
	public static Failure causedBy(Throwable cause, String code, String... parameters) {
		return new Failure(cause, code, parameters);
	}

	/** The code. */
	public String code() {
		return description.getFirst();
	}

	/** The code, then the parameters. */
	public List<String> description() {
		return List.copyOf(description);
	}

	@Override
	public String getMessage() {
		return description.toString();
	}
}
