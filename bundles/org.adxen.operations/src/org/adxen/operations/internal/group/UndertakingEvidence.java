// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.group;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Undertaking;
import org.adxen.operations.Verdict;
import org.adxen.operations.group.GroupMember;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenTask;

/** Tells what became of the parts of an undertaking whose program was killed. It cannot be run: it is only looked for in the journal. */
public final class UndertakingEvidence implements Operation {

	/** For a kind of undertaking; empty for anything else. */
	public static Optional<Operation> of(String kind) {
		return kind.equals(Undertaking.ACTIVATION) || kind.equals(Undertaking.MOVES) ? Optional.of(new UndertakingEvidence())
				: Optional.empty();
	}

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		throw new UnsupportedOperationException();
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		if (!(target instanceof Target.OfDomain(var key))) {
			return Evidence.CANNOT_TELL;
		}
		var host = new HostKey(key.pool(), key.domain().host());
		String group = parameters.getOrDefault(Undertaking.GROUP, "");
		return picture.domains().anyMatch(d -> Objects.equals(host, d.host()) && runs(d) && isIt(d, key.domain().uuid(), group))
				? Evidence.DONE
				: Evidence.NOT_DONE;
	}

	private static boolean runs(DomainView domain) {
		return domain.facts().state() == PowerState.RUNNING || domain.facts().state() == PowerState.PAUSED;
	}

	private static boolean isIt(DomainView domain, String uuid, String group) {
		Map<String, String> labels = domain.facts().labels();
		return domain.key().domain().uuid().equals(uuid) || !group.isEmpty() && group.equals(labels.get(GroupMember.GROUP_LABEL))
				&& GroupMember.uuid(group, labels.getOrDefault(GroupMember.MEMBER_LABEL, "")).equals(uuid);
	}
}
