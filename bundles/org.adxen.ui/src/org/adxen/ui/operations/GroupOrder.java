// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupAct;
import org.adxen.operations.group.GroupActs;
import org.adxen.operations.group.GroupView;
import org.adxen.xen.DomainAction;

/** What operations are called when they are done to groups, and in which order their members come. Pure. */
final class GroupOrder {

	private static final Set<DomainAction> DOWN = EnumSet.of(DomainAction.SHUT_DOWN, DomainAction.FORCE_SHUT_DOWN, DomainAction.DELETE,
			DomainAction.PAUSE, DomainAction.SUSPEND);
	private static final Set<DomainAction> UP = EnumSet.of(DomainAction.START, DomainAction.UNPAUSE, DomainAction.RESUME);

	private GroupOrder() {
	}

	/** Whether it is done to a group as a whole, member after member; others are done to its domains at once. */
	static boolean has(OperationDescriptor operation) {
		return DOWN.contains(operation.action()) || UP.contains(operation.action());
	}

	static String name(OperationDescriptor operation) {
		return switch (operation.action()) {
		case SHUT_DOWN -> Messages.Group_shutDown;
		case FORCE_SHUT_DOWN -> Messages.Group_forceShutDown;
		case DELETE -> Messages.Group_delete;
		case PAUSE -> Messages.Group_pause;
		case UNPAUSE -> Messages.Group_unpause;
		case SUSPEND -> Messages.Group_suspend;
		case RESUME -> Messages.Group_resume;
		case START -> Messages.Group_start;
		case null, default -> operation.name();
		};
	}

	/** The stages of an offer, with the groups' members as they are now; of several groups the first stages come together. Empty when there is no order. */
	static Optional<GroupAct> act(Offer offer, OperationRequest request, FleetPicture picture) {
		if (offer.groups().isEmpty() || !has(offer.operation())) {
			return Optional.empty();
		}
		List<Set<Target>> stages = new ArrayList<>();
		for (GroupView group : offer.groups()) {
			List<OperationRequest> own = DOWN.contains(offer.operation().action())
					? GroupActs.inReverse(group.known().expansion(), picture, request.operation(), request.reason(), request.origin())
					: GroupActs.inOrder(group.known().expansion(), picture, request.operation(), request.reason(), request.origin());
			for (int i = 0; i < own.size(); i++) {
				if (i == stages.size()) {
					stages.add(new LinkedHashSet<>());
				}
				stages.get(i).addAll(own.get(i).targets());
			}
		}
		Set<Target> others = new LinkedHashSet<>(request.targets());
		stages.forEach(others::removeAll);
		if (stages.isEmpty()) {
			return Optional.empty();
		}
		stages.getFirst().addAll(others);
		return Optional.of(new GroupAct(stages.stream().map(targets -> request.on(List.copyOf(targets))).toList()));
	}
}
