// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.group.GroupView;
import org.eclipse.osgi.util.NLS;

/**
 * An operation with what it would be done to.
 *
 * @param groups  those whose members are among the targets
 * @param verdict allowed when it can be done to at least one target; else why not
 */
record Offer(OperationDescriptor operation, List<Target> targets, List<GroupView> groups, Verdict verdict) {

	/** So many targets are looked at to find one that allows the operation. */
	private static final int LOOK_AT = 500;

	static Offer of(Operations operations, Fleet fleet, OperationDescriptor operation, List<?> selection,
			Map<String, String> parameters) {
		List<Target> targets = SelectedTargets.of(operation.targets(), selection, fleet.picture());
		List<GroupView> groups = selection.stream().filter(GroupView.class::isInstance).map(GroupView.class::cast).toList();
		return new Offer(operation, targets, groups, verdict(operations, operation, targets, groups, parameters));
	}

	private static Verdict verdict(Operations operations, OperationDescriptor operation, List<Target> targets,
			List<GroupView> groups, Map<String, String> parameters) {
		if (targets.isEmpty() && !groups.isEmpty()) {
			return Verdict.refused(Messages.Offer_groupEmpty);
		}
		if (targets.isEmpty()) {
			return Verdict.refused(switch (operation.targets()) {
			case DOMAINS -> Messages.Offer_selectDomain;
			case HOSTS -> Messages.Offer_selectHost;
			case POOLS -> Messages.Offer_noPool;
			});
		}
		if (targets.size() > 1 && !operation.many() && operation.targets() != OperationDescriptor.Targets.POOLS) {
			return Verdict.refused(Messages.Offer_onlyOne);
		}
		String first = null;
		for (Target target : targets.subList(0, Math.min(LOOK_AT, targets.size()))) {
			if (!(operations.check(operation, target, parameters) instanceof Verdict.Refused refused)) {
				return Verdict.ALLOWED;
			}
			first = first == null ? refused.reason() : first;
		}
		return Verdict.refused(targets.size() == 1 ? first : NLS.bind(Messages.Offer_none, targets.size(), first));
	}

	/** Whether all targets are members of the groups. */
	boolean isOfGroups() {
		return !groups.isEmpty() && groups.stream().mapToLong(g -> g.domains().count()).sum() >= targets.size();
	}

	/** As menus show it. */
	String name() {
		return isOfGroups() ? GroupOrder.name(operation) : operation.name();
	}

	boolean isAllowed() {
		return verdict.isAllowed();
	}

	/** The description when it can be done, else why not. */
	String tooltip() {
		return verdict instanceof Verdict.Refused refused ? refused.reason() : operation.description();
	}
}
