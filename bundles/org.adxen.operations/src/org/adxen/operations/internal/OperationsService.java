// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Journal;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.OperationsListener;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Undertaking;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.check.Asking;
import org.adxen.operations.internal.check.Rules;
import org.adxen.operations.internal.group.UndertakingEvidence;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.placement.DiskMemory;
import org.adxen.operations.internal.placement.FleetDisks;
import org.adxen.operations.internal.registry.OperationRegistry;
import org.adxen.operations.internal.run.Workshop;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The one way to do anything: puts registry, rules, questions, runs and journal together. */
@Component
public final class OperationsService implements Operations {

	private final Fleet fleet;
	private final OperationRegistry registry;
	private final Rules rules;
	private final Asking asking;
	private final FileJournal journal;
	private final Workshop workshop;

	@Activate
	public OperationsService(@Reference Fleet fleet, @Reference IExtensionRegistry extensions) {
		this(fleet, extensions, ILog.of(OperationsService.class)::log);
	}

	/** @param log where faults go that nobody waits for */
	public OperationsService(Fleet fleet, IExtensionRegistry extensions, Consumer<IStatus> log) {
		this.fleet = fleet;
		registry = new OperationRegistry(extensions, log);
		rules = new Rules(registry);
		asking = new Asking(rules);
		var environment = fleet.environment().folder();
		journal = new FileJournal(environment, log);
		workshop = new Workshop(fleet, rules, new FleetDisks(fleet, new DiskMemory(environment, log)), journal,
				id -> UndertakingEvidence.of(id).or(() -> registry.find(id).flatMap(registry::operation)), log);
	}

	@Deactivate
	public void close() {
		workshop.close();
		journal.close();
	}

	@Override
	public List<OperationDescriptor> all() {
		return registry.all();
	}

	@Override
	public Optional<OperationDescriptor> find(String idOrVerb) {
		return registry.find(idOrVerb);
	}

	@Override
	public Verdict check(OperationDescriptor operation, Target target, Map<String, String> parameters) {
		return rules.check(operation, target, parameters, fleet.picture());
	}

	@Override
	public Optional<Question> question(OperationRequest request) {
		return asking.question(descriptor(request), request, fleet.picture());
	}

	@Override
	public OperationRun run(OperationRequest request) {
		OperationDescriptor descriptor = descriptor(request);
		Operation operation = registry.operation(descriptor).orElseThrow(
				() -> new IllegalArgumentException(NLS.bind(Messages.unusable, descriptor.name(), descriptor.contributor())));
		OperationRequest wanted = request.on(List.copyOf(new LinkedHashSet<>(request.targets())));
		if (wanted.targets().isEmpty()) {
			throw new IllegalArgumentException(NLS.bind(Messages.noTarget, descriptor.name()));
		}
		if (!descriptor.many() && wanted.targets().size() > 1) {
			throw new IllegalArgumentException(NLS.bind(Messages.onlyOne, descriptor.name()));
		}
		for (Parameter parameter : descriptor.parameters()) {
			if (parameter.required() && wanted.parameters().getOrDefault(parameter.name(), "").isBlank()) {
				throw new IllegalArgumentException(
						NLS.bind(Messages.missingParameter, descriptor.name(), parameter.label(), parameter.name()));
			}
		}
		return workshop.start(descriptor, operation, wanted, unconfirmed(descriptor, wanted));
	}

	/**
	 * Where nothing was asked because nothing could be done, nothing must be done either, even if it can be a moment later:
	 * all targets with the reason.
	 */
	private Map<Target, String> unconfirmed(OperationDescriptor descriptor, OperationRequest request) {
		Map<Target, String> refused = new LinkedHashMap<>();
		if (request.confirmed() || descriptor.asking() == OperationDescriptor.Asking.NEVER) {
			return refused;
		}
		FleetPicture picture = fleet.picture();
		for (Target target : request.targets()) {
			if (!(rules.check(descriptor, target, request.parameters(), picture) instanceof Verdict.Refused(var reason))) {
				throw new IllegalArgumentException(NLS.bind(Messages.notConfirmed, descriptor.name()));
			}
			refused.put(target, reason);
		}
		return refused;
	}

	@Override
	public BiConsumer<Target, TargetOutcome> begin(Undertaking undertaking) throws IOException, InterruptedException {
		return workshop.begin(undertaking);
	}

	@Override
	public Optional<OperationRequest> retry(OperationRun run) {
		Map<Target, TargetOutcome> outcomes = run.outcomes();
		OperationRequest before = run.request();
		List<Target> targets = before.targets().stream()
				.filter(t -> outcomes.get(t) instanceof TargetOutcome outcome && outcome.isRetryable()).toList();
		return targets.isEmpty() ? Optional.empty()
				: Optional.of(new OperationRequest(before.operation(), targets, before.parameters(), before.reason(),
						before.origin(), false));
	}

	@Override
	public List<OperationRun> runs() {
		return workshop.runs();
	}

	@Override
	public void addListener(OperationsListener listener) {
		workshop.addListener(listener);
	}

	@Override
	public void removeListener(OperationsListener listener) {
		workshop.removeListener(listener);
	}

	@Override
	public void settle() {
		workshop.settler().lookAfterAll();
	}

	@Override
	public Journal journal() {
		return journal;
	}

	@Override
	public List<OperationRequest> inverse(JournalEntry entry, String origin) {
		OperationDescriptor inverse = registry.find(entry.operation()).filter(d -> !d.inverse().isEmpty())
				.flatMap(d -> registry.find(d.inverse())).orElse(null);
		if (inverse == null) {
			return List.of();
		}
		Map<Map<String, String>, List<Target>> byParameters = entry.targets().stream()
				.filter(l -> l.state() == JournalEntry.State.DONE && satisfied(inverse, l.undo()))
				.collect(Collectors.groupingBy(JournalEntry.Line::undo, LinkedHashMap::new,
						Collectors.mapping(l -> Target.parse(l.target()), Collectors.toList())));
		List<OperationRequest> requests = new ArrayList<>();
		byParameters.forEach((parameters, targets) -> requests
				.add(new OperationRequest(inverse.id(), targets, parameters, "", origin, false)));
		return requests;
	}

	private static boolean satisfied(OperationDescriptor operation, Map<String, String> parameters) {
		return operation.parameters().stream().allMatch(p -> !p.required() || parameters.containsKey(p.name()));
	}

	@Override
	public String asCommand(OperationRequest request) {
		OperationDescriptor descriptor = descriptor(request);
		boolean asks = descriptor.asking() != OperationDescriptor.Asking.NEVER;
		return CommandText.of(descriptor, request, asks, fleet.picture(), fleet.environment().folder());
	}

	private OperationDescriptor descriptor(OperationRequest request) {
		return registry.find(request.operation())
				.orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.unknownOperation, request.operation())));
	}
}
