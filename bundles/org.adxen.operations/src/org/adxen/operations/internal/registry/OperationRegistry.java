// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.adxen.operations.Operation;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.xen.DomainAction;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/**
 * The contributions to the extension point, ours first, in the order in which they were declared. What cannot be used is
 * logged once and left out. Operations are made when they are first needed, once.
 */
public final class OperationRegistry {

	private static final String BUNDLE = "org.adxen.operations";

	/** Id of the extension point. */
	public static final String POINT = BUNDLE + ".operations";

	private record Contribution(OperationDescriptor descriptor, IConfigurationElement element) {
	}

	private final Map<String, Contribution> contributions;
	private final Map<String, Optional<Operation>> operations = new ConcurrentHashMap<>();
	private final Consumer<IStatus> log;

	public OperationRegistry(IExtensionRegistry extensions, Consumer<IStatus> log) {
		this.log = log;
		this.contributions = read(extensions);
	}

	public List<OperationDescriptor> all() {
		return contributions.values().stream().map(Contribution::descriptor).toList();
	}

	public Optional<OperationDescriptor> find(String idOrVerb) {
		Contribution byId = contributions.get(idOrVerb);
		return byId != null ? Optional.of(byId.descriptor)
				: all().stream().filter(d -> !d.verb().isEmpty() && d.verb().equals(idOrVerb)).findFirst();
	}

	/** Empty when its class cannot be made, which is logged the first time. */
	public Optional<Operation> operation(OperationDescriptor descriptor) {
		return operations.computeIfAbsent(descriptor.id(), this::make);
	}

	private Optional<Operation> make(String id) {
		Contribution contribution = contributions.get(id);
		if (contribution == null) {
			return Optional.empty();
		}
		try {
			return Optional.of((Operation) contribution.element.createExecutableExtension("class"));
		} catch (CoreException | ClassCastException e) {
			log.accept(Status.error(
					NLS.bind(Messages.noClass, id, contribution.descriptor.contributor()), e));
			return Optional.empty();
		}
	}

	private Map<String, Contribution> read(IExtensionRegistry extensions) {
		Map<String, Contribution> read = new LinkedHashMap<>();
		Set<String> verbs = new HashSet<>();
		Arrays.stream(extensions.getConfigurationElementsFor(POINT))
				.sorted(Comparator.comparing((IConfigurationElement e) -> !e.getContributor().getName().equals(BUNDLE)))
				.forEach(element -> {
					try {
						OperationDescriptor descriptor = descriptor(element);
						if (read.containsKey(descriptor.id())
								|| !descriptor.verb().isEmpty() && !verbs.add(descriptor.verb())) {
							throw new IllegalArgumentException(NLS.bind(Messages.taken, descriptor.id(), descriptor.verb()));
						}
						read.put(descriptor.id(), new Contribution(descriptor, element));
					} catch (IllegalArgumentException e) {
						log.accept(Status.error(NLS.bind(Messages.leftOut,
								element.getAttribute("id"), element.getContributor().getName(), e.getMessage()), e));
					}
				});
		return read;
	}

	private static OperationDescriptor descriptor(IConfigurationElement e) {
		required(e, "class");
		String action = optional(e, "action");
		List<Parameter> parameters = new ArrayList<>();
		for (IConfigurationElement p : e.getChildren("parameter")) {
			parameters.add(new Parameter(required(p, "name"), constant(Parameter.Kind.class, p, "kind"), required(p, "label"),
					Boolean.parseBoolean(p.getAttribute("required"))));
		}
		return new OperationDescriptor(required(e, "id"), optional(e, "verb"), required(e, "name"), optional(e, "description"),
				constant(Targets.class, e, "targets"), action.isEmpty() ? null : constant(DomainAction.class, e, "action"),
				!"false".equals(e.getAttribute("many")), constant(Asking.class, e, "asking"),
				Boolean.parseBoolean(e.getAttribute("destructive")), parameters, optional(e, "inverse"), optional(e, "icon"),
				e.getContributor().getName());
	}

	private static String required(IConfigurationElement element, String attribute) {
		String value = element.getAttribute(attribute);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(NLS.bind(Messages.missing, attribute));
		}
		return value;
	}

	private static String optional(IConfigurationElement element, String attribute) {
		String value = element.getAttribute(attribute);
		return value == null ? "" : value;
	}

	private static <E extends Enum<E>> E constant(Class<E> type, IConfigurationElement element, String attribute) {
		String value = required(element, attribute);
		try {
			return Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(NLS.bind(Messages.noSuchValue, value, attribute), e);
		}
	}
}
