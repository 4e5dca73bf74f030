// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the arguments of the command line reach the application. Equinox takes every option that it knows from anywhere in its
 * own arguments ({@code adxen show -- -clean}), so the start script hands ours over in variables: {@code ADXEN_ARGC}, and
 * {@code ADXEN_ARG_1} and so on.
 */
final class Arguments {

	private static final String COUNT = "ADXEN_ARGC";
	private static final String ARGUMENT = "ADXEN_ARG_";

	private Arguments() {
	}

	/** @param application what the platform handed over, for a start without the script */
	static List<String> read(Map<String, String> variables, String[] application) {
		String count = variables.get(COUNT);
		if (count == null) {
			return List.of(application);
		}
		// Windows has no empty variables: what is missing was empty.
		return IntStream.rangeClosed(1, Integer.parseInt(count)).mapToObj(i -> variables.getOrDefault(ARGUMENT + i, "")).toList();
	}
}
