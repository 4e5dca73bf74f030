// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.xen.ShellWords;

/**
 * The command line that does what a request does:
 * {@code adxen VERB [TARGET…] [--pool P] [--PARAMETER VALUE] [--reason TEXT] [--yes] [--environment DIR]}. Pure.
 */
public final class CommandText {

	/** Where the command line looks by itself; see {@link org.adxen.fleet.Fleet}. */
	private static final Path USUAL = Path.of(System.getProperty("user.home"), ".adxen", "environment");

	private CommandText() {
	}

	static String of(OperationDescriptor operation, OperationRequest request, boolean asks, FleetPicture picture,
			Path environment) {
		var resolver = new TargetResolver(picture);
		List<String> targets = new ArrayList<>();
		List<String> options = new ArrayList<>();
		for (Target target : request.targets()) {
			if (target instanceof Target.OfPool) {
				option(options, "pool", resolver.nameOf(target));
			} else {
				targets.add(resolver.nameOf(target));
			}
		}
		operation.parameters().forEach(p -> parameter(options, p, request, resolver));
		if (!request.reason().isBlank()) {
			option(options, "reason", request.reason());
		}
		if (asks) {
			options.add("--yes");
		}
		environment(options, environment);
		List<String> words = new ArrayList<>(List.of("adxen"));
		words.addAll(List.of(operation.verb().split(" ")));
		if (targets.stream().anyMatch(t -> t.startsWith("-"))) {
			words.addAll(options);
			words.add("--");
			words.addAll(targets);
		} else {
			words.addAll(targets);
			words.addAll(options);
		}
		return ShellWords.join(words);
	}

	/** The same for a group: {@code adxen group VERB FILE --yes [--environment DIR]}. */
	public static String ofGroup(String verb, Path file, Path environment) {
		List<String> words = new ArrayList<>(List.of("adxen", "group", verb, file.toString(), "--yes"));
		environment(words, environment);
		return ShellWords.join(words);
	}

	private static void environment(List<String> options, Path environment) {
		if (!environment.equals(USUAL)) {
			option(options, "environment", environment.toString());
		}
	}

	private static void parameter(List<String> options, Parameter parameter, OperationRequest request,
			TargetResolver resolver) {
		String value = request.parameters().getOrDefault(parameter.name(), "");
		if (value.isEmpty()) {
			return;
		}
		switch (parameter.kind()) {
		case FLAG -> options.add("--" + parameter.name() + (Boolean.parseBoolean(value) ? "" : "=false"));
		case HOST -> option(options, parameter.name(),
				hostName(new HostKey(request.targets().getFirst().pool(), value), resolver));
		case MEMORY -> option(options, parameter.name(), memory(value));
		case TEXT, NUMBER, CONFIG_FILE, FILE, TEMPLATE -> option(options, parameter.name(), value);
		}
	}

	private static String hostName(HostKey host, TargetResolver resolver) {
		return resolver.nameOf(new Target.OfHost(host));
	}

	private static String memory(String bytes) {
		try {
			return ByteSize.exact(Long.parseLong(bytes));
		} catch (NumberFormatException e) {
			return bytes; // not sensible here, nor will it be there
		}
	}

	/** With an equals sign where the value could be taken for an option. */
	private static void option(List<String> options, String name, String value) {
		if (value.startsWith("-")) {
			options.add("--" + name + "=" + value);
		} else {
			options.add("--" + name);
			options.add(value);
		}
	}
}
