// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.internal.placement.StateText;
import org.adxen.operations.internal.run.PictureWait;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Brings one member up: looks what there is, then makes, starts or resumes it, or leaves it as it is. */
final class MemberStart {

	private static final String PREFIX = "org.adxen.operations.";
	private static final String CREATE = PREFIX + "create";
	private static final String FROM_TEMPLATE = PREFIX + "createFromTemplate";
	private static final Set<String> MAKING = Set.of(CREATE, FROM_TEMPLATE);
	/** What is unknown has to be found out within this time; a lost link is back within seconds, or is not back for long. */
	private static final Duration SETTLING = Duration.ofSeconds(60);
	/** What was cancelled is gone from the picture within this time. */
	private static final Duration GONE = Duration.ofSeconds(5);
	/** What was made is shown as running within this time. */
	private static final Duration BUILT = Duration.ofSeconds(5);
	private static final int ENTRIES_LOOKED_AT = 2000;

	/** @param end {@link Phase#GETTING_READY} when it runs; @param started what this has started */
	record Result(ActivationState end, Optional<Target> started) {
		static Result of(Phase phase, String detail) {
			return new Result(new ActivationState(phase, detail), Optional.empty());
		}
	}

	private final Fleet fleet;
	private final Operations operations;
	private final Path folder;
	private final GroupActivation.Options options;
	private final Set<Target> made = ConcurrentHashMap.newKeySet();
	private final Set<String> unsettled = new HashSet<>();

	MemberStart(Fleet fleet, Operations operations, Path folder, GroupActivation.Options options) {
		this.fleet = fleet;
		this.operations = operations;
		this.folder = folder;
		this.options = options;
	}

	boolean made(Target target) {
		return made.contains(target);
	}

	/** Waits until it is known what became of what killed programs had begun with this group. Blocks. */
	void settle(GroupPlan plan) throws InterruptedException {
		operations.settle();
		var news = new Semaphore(0);
		Runnable listener = news::release;
		operations.journal().addListener(listener);
		try {
			long end = System.nanoTime() + SETTLING.toNanos();
			Set<String> open = open(plan.group().id());
			while (!open.isEmpty() && System.nanoTime() < end) {
				news.tryAcquire(1, TimeUnit.SECONDS);
				open = open(plan.group().id());
			}
			unsettled.addAll(open);
		} finally {
			operations.journal().removeListener(listener);
		}
	}

	/** Members that somebody began to make, and nobody knows the outcome of. */
	private Set<String> open(String group) {
		return operations.journal().read(JournalFilter.newest(ENTRIES_LOOKED_AT)).entries().stream()
				.filter(e -> MAKING.contains(e.operation()) && group.equals(e.parameters().get("group"))
						&& e.targets().stream().anyMatch(l -> l.state() == JournalEntry.State.BEGUN))
				.map(e -> String.valueOf(e.parameters().get("member"))).collect(Collectors.toSet());
	}

	Result start(GroupMember member, HostKey host) throws InterruptedException {
		if (unsettled.contains(member.name())) {
			return Result.of(Phase.UNKNOWN, Messages.notSettled);
		}
		FleetPicture picture = fleet.picture();
		GroupReality reality = reality(member, picture);
		List<DomainView> there = reality.domains(member.name());
		if (there.size() > 1) {
			return Result.of(Phase.FAILED, NLS.bind(Messages.severalDomains, member.name(), there.size()));
		}
		return there.isEmpty() ? make(member, host, picture) : bringUp(member, there.getFirst(), host, picture);
	}

	private static GroupReality reality(GroupMember member, FleetPicture picture) {
		return GroupReality.of(member.group(), List.of(member.name()), picture);
	}

	private Result make(GroupMember member, HostKey host, FleetPicture picture) throws InterruptedException {
		PoolView pool = picture.pools().get(host.pool());
		if (pool != null && pool.domains().values().stream().anyMatch(d -> d.facts().name().equals(member.domainName()))) {
			return Result.of(Phase.FAILED, NLS.bind(Messages.nameTaken, member.domainName(), pool.label()));
		}
		return member.definition().isFromTemplate() ? fromTemplate(member, host, pool) : fromFile(member, host, pool);
	}

	/** It is off then, and started like one that was shut down: also by the next activation, if this one ends in between. */
	private Result fromTemplate(GroupMember member, HostKey host, @Nullable PoolView pool) throws InterruptedException {
		String wanted = member.definition().template();
		Optional<String> template = pool == null ? Optional.empty()
				: pool.templates().stream().filter(t -> t.uuid().equals(wanted) || t.name().equals(wanted)).map(t -> t.uuid()).findFirst();
		if (template.isEmpty()) {
			return Result.of(Phase.FAILED, NLS.bind(Messages.templateGone, wanted, pool == null ? host.pool() : pool.label()));
		}
		Target target = new Target.OfPool(host.pool());
		TargetOutcome outcome = outcome(FROM_TEMPLATE, target, Map.of("template", template.get(), "name", member.domainName(), "memory",
				Long.toString(member.definition().memoryBytes()), "vcpus", Integer.toString(member.definition().vcpus()), "group",
				member.group(), "member", member.name()));
		boolean thought = outcome instanceof TargetOutcome.Done || outcome instanceof TargetOutcome.Unknown;
		if (!thought || !shown(p -> !reality(member, p).domains(member.name()).isEmpty(), SETTLING)) {
			return ended(member, FROM_TEMPLATE, outcome);
		}
		DomainView domain = reality(member, fleet.picture()).domains(member.name()).getFirst();
		made.add(new Target.OfDomain(domain.key()));
		return bringUp(member, domain, host, fleet.picture());
	}

	private Result fromFile(GroupMember member, HostKey host, @Nullable PoolView pool) throws InterruptedException {
		Path file = folder.resolve(member.uuid() + ".cfg");
		try {
			Files.write(file, content(member, pool));
		} catch (ClosedByInterruptException e) {
			throw new InterruptedException();
		} catch (IOException e) {
			return Result.of(Phase.FAILED, NLS.bind(Messages.lockUnusable, file, e.getMessage()));
		}
		return run(member, CREATE, new Target.OfPool(host.pool()), Map.of("config", file.toString(), "host", host.host(), "start", "true",
				"group", member.group(), "member", member.name()));
	}

	/** XAPI chooses the UUID itself, and has the labels instead. */
	private static byte[] content(GroupMember member, @Nullable PoolView pool) {
		boolean own = pool != null && !pool.address().scheme().equals("xapi");
		String source = new String(member.config().source(), StandardCharsets.ISO_8859_1);
		return (own ? source + "uuid = \"" + member.uuid() + "\"\n" : source).getBytes(StandardCharsets.ISO_8859_1);
	}

	private Result bringUp(GroupMember member, DomainView domain, HostKey host, FleetPicture picture) throws InterruptedException {
		PowerState state = domain.facts().state();
		switch (state) {
		case RUNNING, PAUSED -> {
			return Result.of(Phase.GETTING_READY, NLS.bind(Messages.runsAlready, domain.hostName()));
		}
		case CRASHED, UNKNOWN -> {
			return Result.of(Phase.FAILED, NLS.bind(Messages.badState, domain.facts().name(), StateText.of(state)));
		}
		case HALTED, SUSPENDED -> {
			if (!domain.key().pool().equals(host.pool())) {
				HostView there = picture.host(host);
				return Result.of(Phase.FAILED,
						NLS.bind(Messages.otherPool, domain.poolLabel(), there == null ? host.host() : there.poolLabel()));
			}
			boolean halted = state == PowerState.HALTED;
			DomainAction onHost = halted ? DomainAction.START_ON : DomainAction.RESUME_ON;
			PoolView pool = picture.pools().get(host.pool());
			boolean chooses = pool != null && pool.capabilities() instanceof Capabilities can && can.actions().contains(onHost);
			return run(member, PREFIX + (halted ? "start" : "resume") + (chooses ? "On" : ""), new Target.OfDomain(domain.key()),
					chooses ? Map.of("host", host.host()) : Map.of());
		}
		default -> throw new IllegalStateException(state.name());
		}
	}

	private Result run(GroupMember member, String operation, Target target, Map<String, String> parameters)
			throws InterruptedException {
		return ended(member, operation, outcome(operation, target, parameters));
	}

	private @Nullable TargetOutcome outcome(String operation, Target target, Map<String, String> parameters) throws InterruptedException {
		OperationRun run = operations
				.run(new OperationRequest(operation, List.of(target), parameters, options.reason(), options.origin(), false));
		awaitEnd(run);
		return run.outcomes().get(target);
	}

	private Result ended(GroupMember member, String operation, @Nullable TargetOutcome outcome) throws InterruptedException {
		if (outcome instanceof TargetOutcome.Unknown(var reason, var detail)) {
			return shown(p -> runs(member, p), SETTLING) ? begun(member, operation)
					: Result.of(Phase.UNKNOWN, reason);
		}
		return switch (outcome) {
		case null -> Result.of(Phase.UNKNOWN, Messages.notSettled);
		case TargetOutcome.Done d -> shown(p -> runs(member, p), SETTLING) ? begun(member, operation)
				: Result.of(Phase.UNKNOWN, Messages.notSettled);
		case TargetOutcome.Refused(var reason) -> Result.of(Phase.FAILED, reason);
		case TargetOutcome.Failed(var reason, var detail) -> Result.of(Phase.FAILED, (reason + " " + detail).strip());
		case TargetOutcome.Cancelled c -> {
			shown(p -> MAKING.contains(operation) ? reality(member, p).domains(member.name()).isEmpty() : !runs(member, p), GONE);
			yield Result.of(Phase.CANCELLED, c.detail());
		}
		default -> Result.of(Phase.UNKNOWN, Messages.notSettled);
		};
	}

	/** A cancel is passed on; what the toolstack makes of it is waited for, so that whoever activates next sees what there is. */
	private static void awaitEnd(OperationRun run) throws InterruptedException {
		try {
			run.await();
		} catch (InterruptedException e) {
			run.cancel();
			run.await();
		}
	}

	/** What was begun is looked at to its end: a cancel, which comes once, does not end that. */
	private boolean shown(Predicate<FleetPicture> what, Duration patience) throws InterruptedException {
		try {
			return PictureWait.until(fleet, what, patience);
		} catch (InterruptedException e) {
			return PictureWait.until(fleet, what, patience);
		}
	}

	private Result begun(GroupMember member, String operation) throws InterruptedException {
		// A domain is shown paused while it is being built; one that somebody pauses stays so, and is no less begun.
		shown(p -> reality(member, p).domains(member.name()).stream().anyMatch(d -> d.facts().state() == PowerState.RUNNING), BUILT);
		Optional<Target> target = reality(member, fleet.picture()).domain(member.name()).map(d -> new Target.OfDomain(d.key()));
		if (operation.equals(CREATE)) {
			target.ifPresent(made::add);
		}
		return new Result(new ActivationState(Phase.GETTING_READY, ""), target);
	}

	private static boolean runs(GroupMember member, FleetPicture picture) {
		return reality(member, picture).domains(member.name()).stream().anyMatch(MemberStart::runs);
	}

	static boolean runs(DomainView domain) {
		return domain.facts().state() == PowerState.RUNNING || domain.facts().state() == PowerState.PAUSED;
	}

	/** Until it is what was defined as ready. Blocks. */
	ActivationState awaitReady(GroupMember member) throws InterruptedException {
		Readiness ready = member.definition().readiness();
		boolean done = switch (ready.kind()) {
		case RUNNING -> true;
		case DELAY -> {
			TimeUnit.NANOSECONDS.sleep(ready.pause().toNanos());
			yield true;
		}
		case GUEST -> PictureWait.until(fleet, p -> !addresses(member, p).isEmpty(), ready.timeout());
		case TCP -> new PortWait(fleet, p -> addresses(member, p)).until(ready.port(), ready.timeout());
		};
		return done ? new ActivationState(Phase.READY, "")
				: new ActivationState(Phase.FAILED, NLS.bind(Messages.notReady, ready.timeout().toSeconds()));
	}

	private static List<String> addresses(GroupMember member, FleetPicture picture) {
		return reality(member, picture).domain(member.name()).map(d -> d.facts().addresses()).orElse(List.of());
	}
}
