// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * An operation done to a group in stages: asked about once for all, then one stage after the other, and no further after one that
 * was not done as a whole. Immutable; safe for any thread.
 *
 * @param stages of one operation, as {@link GroupActs} makes them; at least one
 */
public record GroupAct(List<OperationRequest> stages) {

	/** Waits for the end of a stage in its way. */
	public interface Follower {

		/** @return whether the next stage may begin if this one was done */
		boolean follow(OperationRun run) throws InterruptedException;
	}

	public GroupAct {
		stages = List.copyOf(stages);
		if (stages.isEmpty()) {
			throw new IllegalArgumentException("no stages");
		}
	}

	/** All stages as one request, unconfirmed. */
	public OperationRequest whole() {
		return stages.getFirst().on(stages.stream().flatMap(s -> s.targets().stream()).toList());
	}

	/**
	 * What is to be asked, once for all stages; empty when nothing is. A domain that runs and cannot be taken down, a protected one
	 * for example, keeps what it may depend on: of later stages nothing is done then, which is a warning of the question. No I/O.
	 */
	public Optional<Question> question(Operations operations, FleetPicture picture) {
		Optional<Question> all = operations.question(whole());
		if (all.isEmpty()) {
			return all;
		}
		Set<Target> possible = new HashSet<>(all.get().targets());
		for (int done = 1; done < stages.size(); done++) {
			Optional<DomainView> stays = stages.get(done - 1).targets().stream().filter(t -> !possible.contains(t))
					.flatMap(t -> domain(t, picture).stream()).filter(d -> d.facts().state() == PowerState.RUNNING).findFirst();
			if (stays.isPresent()) {
				List<OperationRequest> later = stages.subList(done, stages.size());
				return operations.question(new GroupAct(stages.subList(0, done)).whole())
						.map(q -> warned(q, stays.get(), later, possible, picture));
			}
		}
		return all;
	}

	private static Question warned(Question question, DomainView stays, List<OperationRequest> later, Set<Target> possible,
			FleetPicture picture) {
		String left = later.stream().flatMap(s -> s.targets().stream()).filter(possible::contains)
				.flatMap(t -> domain(t, picture).stream()).map(d -> d.facts().name()).collect(Collectors.joining(", "));
		var warnings = new ArrayList<>(question.warnings());
		if (!left.isEmpty()) {
			warnings.add(NLS.bind(Messages.heldUp, stays.facts().name(), left));
		}
		return new Question(question.title(), question.text(), question.targets(), question.willDo(), question.willNot(),
				List.copyOf(warnings), question.typed(), question.action(), question.silenceable() && warnings.isEmpty());
	}

	private static Optional<DomainView> domain(Target target, FleetPicture picture) {
		return target instanceof Target.OfDomain of ? Optional.ofNullable(picture.domain(of.key())) : Optional.empty();
	}

	/**
	 * Runs the stages of what was confirmed. Blocks.
	 *
	 * @param confirmed what {@link #question} asked about, or {@link #whole()} where nothing is asked; its parameters and reason count
	 * @return what was not begun because a stage before was not done as a whole
	 */
	public List<Target> run(OperationRequest confirmed, Operations operations, Follower follower) throws InterruptedException {
		Set<Target> wanted = new HashSet<>(confirmed.targets());
		List<List<Target>> left = new ArrayList<>(stages.stream().map(s -> s.targets().stream().filter(wanted::contains).toList())
				.filter(targets -> !targets.isEmpty()).toList());
		boolean goOn = true;
		while (goOn && !left.isEmpty()) {
			OperationRun run = operations.run(confirmed.on(left.removeFirst()));
			goOn = follower.follow(run) && run.outcomes().values().stream().allMatch(TargetOutcome.Done.class::isInstance);
		}
		return left.stream().flatMap(List::stream).toList();
	}
}
