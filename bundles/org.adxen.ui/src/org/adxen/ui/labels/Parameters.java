// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.eclipse.osgi.util.NLS;

/** What an operation was given, as the admin was asked for it: a host by its name as long as it is known, memory with its unit. */
public final class Parameters {

	private static final String DIGITS = "\\d{1,18}";

	private Parameters() {
	}

	/**
	 * One line for each parameter, "Host: xen-3".
	 *
	 * @param known of the operation; others are shown by their bare name
	 */
	public static List<String> lines(Map<String, String> given, List<Parameter> known, FleetPicture picture) {
		return given.entrySet().stream().map(e -> line(e.getKey(), e.getValue(), known, picture)).toList();
	}

	private static String line(String name, String value, List<Parameter> known, FleetPicture picture) {
		return known.stream().filter(p -> p.name().equals(name)).findAny()
				.map(p -> NLS.bind(Messages.Parameter, p.label(), value(p, value, picture)))
				.orElseGet(() -> NLS.bind(Messages.Parameter, name, value));
	}

	private static String value(Parameter parameter, String value, FleetPicture picture) {
		return switch (parameter.kind()) {
		case HOST -> picture.hosts().filter(h -> h.key().host().equals(value)).findAny().map(Connections::name).orElse(value);
		case MEMORY -> value.matches(DIGITS) ? Values.memory(Long.parseLong(value)) : value;
		case FLAG -> Boolean.parseBoolean(value) ? Messages.Parameter_yes : Messages.Parameter_no;
		case TEXT, NUMBER, CONFIG_FILE, FILE, TEMPLATE -> value;
		};
	}
}
