// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.TargetOutcome.Cancelled;
import org.adxen.operations.TargetOutcome.Done;
import org.adxen.operations.TargetOutcome.Failed;
import org.adxen.operations.TargetOutcome.Refused;
import org.adxen.operations.TargetOutcome.Running;
import org.adxen.operations.TargetOutcome.Unknown;
import org.adxen.operations.TargetOutcome.Waiting;

/**
 * What became of one target, as it is told.
 *
 * @param target    its stable id, empty where it was not begun
 * @param pool      label of its pool
 * @param result    what was made, e.g. a UUID
 * @param reason    why not
 * @param toolstack the toolstack's own words
 */
public record TargetResult(String target, String name, String pool, Outcome outcome, String result, String reason, String toolstack) {

	public enum Outcome {
		DONE, REFUSED, FAILED, CANCELLED, UNKNOWN
	}

	public static final List<Field<TargetResult>> FIELDS = List.of(
			Field.of("name", Messages.Field_name, r -> Value.text(r.name)),
			Field.detail("target", Messages.Field_target, r -> Value.text(r.target)),
			Field.of("pool", Messages.Field_pool, r -> Value.text(r.pool)),
			Field.of("outcome", Messages.Field_outcome, r -> word(r.outcome)),
			Field.of("result", Messages.Field_result, r -> Value.text(r.result)),
			Field.of("reason", Messages.Field_reason, r -> Value.text(r.reason)),
			Field.detail("toolstack", Messages.Field_toolstack, r -> Value.text(r.toolstack)));

	/** It was not even begun. */
	public static TargetResult refused(String name, String reason) {
		return new TargetResult("", name, "", Outcome.REFUSED, "", reason, "");
	}

	public static TargetResult of(Target target, String name, TargetOutcome outcome, FleetPicture picture) {
		var pool = picture.pools().get(target.pool());
		var plain = new TargetResult(target.id(), name, pool == null ? "" : pool.label(), Outcome.DONE, "", "", "");
		return switch (outcome) {
		case Done(String result) -> plain.with(Outcome.DONE, result, "", "");
		case Refused(String reason) -> plain.with(Outcome.REFUSED, "", reason, "");
		case Failed(String reason, String detail) -> plain.with(Outcome.FAILED, "", reason, detail);
		case Cancelled(String detail) -> plain.with(Outcome.CANCELLED, "", detail, "");
		case Unknown(String reason, String detail) -> plain.with(Outcome.UNKNOWN, "", reason, detail);
		case Waiting w -> throw notEnded(w);
		case Running r -> throw notEnded(r);
		};
	}

	private static IllegalArgumentException notEnded(TargetOutcome outcome) {
		return new IllegalArgumentException("not ended: " + outcome);
	}

	private TargetResult with(Outcome became, String made, String why, String detail) {
		return new TargetResult(target, name, pool, became, made, why, detail);
	}

	private static Value word(Outcome outcome) {
		return new Value.Word(outcome.name().toLowerCase(Locale.ROOT), switch (outcome) {
		case DONE -> Messages.Outcome_done;
		case REFUSED -> Messages.Outcome_refused;
		case FAILED -> Messages.Outcome_failed;
		case CANCELLED -> Messages.Outcome_cancelled;
		case UNKNOWN -> Messages.Outcome_unknown;
		});
	}
}
