// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.integration.Programs;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.MemberDefinition;
import org.adxen.operations.group.Readiness;
import org.adxen.operations.placement.EqualShares;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;

/**
 * A small AdXen on a plain class path, to be killed.
 * <ul>
 * <li>{@code register ENVIRONMENT ADDRESS}: registers the pool</li>
 * <li>{@code operate ENVIRONMENT}: pauses all running domains, or unpauses the paused ones where those are more; prints
 * {@code go} when it begins, and {@code ENTRY TARGET} for each target that it acknowledges as done</li>
 * <li>{@code activate ENVIRONMENT FILE}: activates a group of {@link #MEMBERS} made of this configuration file; prints {@code go} when it
 * begins, and how many members are in which phase when it has ended</li>
 * <li>{@code settle ENVIRONMENT FILE}: settles, and checks that everything that the file says was acknowledged stands in the
 * journal and that nothing is left open; prints what is wrong</li>
 * </ul>
 */
public final class KilledProgram {

	/** As many domains has the group that is activated. */
	static final int MEMBERS = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Fleet fleet;
	private final Operations operations;

	private KilledProgram(Path environment) throws Exception {
		fleet = Programs.fleet(environment);
		operations = Programs.operations(fleet);
	}

	public static void main(String[] args) throws Exception {
		var program = new KilledProgram(Path.of(args[1]));
		switch (args[0]) {
		case "register" -> program.register(args[2]);
		case "operate" -> program.operate();
		case "activate" -> program.activate(Path.of(args[2]));
		case "settle" -> program.settle(Path.of(args[2]));
		default -> throw new IllegalArgumentException(args[0]);
		}
		System.out.flush();
		Runtime.getRuntime().halt(0); // everything that counts is on the disk
	}

	private void register(String address) throws Exception {
		fleet.register(new PoolRegistration("lab", Address.parse(address),
				new Credentials("root", Secret.of("demo".toCharArray())), false, ""));
		System.out.println("registered");
	}

	private PoolView watch() throws InterruptedException {
		fleet.watchAll();
		await(() -> fleet.picture().pools().values().stream().anyMatch(PoolView::isConnected), "The pool is not connected.");
		return fleet.picture().pools().values().iterator().next();
	}

	private void operate() throws InterruptedException {
		PoolView pool = watch();
		boolean pause = count(pool, PowerState.RUNNING) >= count(pool, PowerState.PAUSED);
		List<Target> targets = pool.domains().values().stream().filter(d -> d.facts().kind() == Kind.ORDINARY)
				.<Target>map(d -> new Target.OfDomain(d.key())).toList();
		Set<Target> told = new HashSet<>();
		operations.addListener(run -> run.outcomes().forEach((target, outcome) -> {
			synchronized (told) {
				if (outcome instanceof TargetOutcome.Done && told.add(target)) {
					System.out.println(run.id() + " " + target.id());
				}
			}
		}));
		System.out.println("go");
		operations.run(new OperationRequest("org.adxen.operations." + (pause ? "pause" : "unpause"), targets, Map.of(), "",
				"test", true)).await();
	}

	private void activate(Path file) throws Exception {
		watch();
		var equal = new MemberDefinition("web", file, "", MEMBERS, "", 0, 0, List.of(), List.of(), 0, Duration.ZERO, Set.of(),
				Readiness.WHEN_RUNNING);
		var group = new GroupDefinition("g-1", "shop", List.of(equal), "", "", List.of(), List.of(), Map.of());
		GroupPlan plan = GroupPlanner.plan(group, GroupExpansion.of(group), fleet.picture(), List.of(), Map.of(), new EqualShares());
		System.out.println("go");
		var activation = GroupActivation.start(plan, new GroupActivation.Options(true, "", "test"), fleet, operations, () -> {
		});
		activation.await();
		System.out.println(activation.states().values().stream()
				.collect(Collectors.groupingBy(ActivationState::phase, TreeMap::new, Collectors.counting())));
	}

	private static long count(PoolView pool, PowerState state) {
		return pool.domains().values().stream().filter(d -> d.facts().state() == state).count();
	}

	private void settle(Path acknowledged) throws Exception {
		watch();
		operations.settle();
		var problems = new ArrayList<String>();
		try {
			await(() -> entries().stream().flatMap(e -> e.targets().stream()).noneMatch(l -> l.state() == State.BEGUN),
					"Something was never settled.");
		} catch (IllegalStateException e) {
			problems.add(e.getMessage());
		}
		var done = new HashSet<String>();
		for (JournalEntry entry : entries()) {
			entry.targets().stream().filter(l -> l.state() == State.DONE).forEach(l -> done.add(entry.id() + " " + l.target()));
		}
		Files.readAllLines(acknowledged).stream().filter(line -> !done.contains(line)).map(l -> "Lost: " + l)
				.forEach(problems::add);
		Map<State, Long> states = entries().stream().flatMap(e -> e.targets().stream())
				.collect(Collectors.groupingBy(JournalEntry.Line::state, TreeMap::new, Collectors.counting()));
		System.out.println(problems.isEmpty() ? "settled " + entries().size() + " entries: " + states
				: String.join("\n", problems));
	}

	private List<JournalEntry> entries() {
		return operations.journal().read(JournalFilter.newest(Integer.MAX_VALUE)).entries();
	}

	private static void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
		Instant end = Instant.now().plus(PATIENCE);
		while (!condition.getAsBoolean()) {
			if (Instant.now().isAfter(end)) {
				throw new IllegalStateException(otherwise);
			}
			Thread.sleep(20);
		}
	}
}
