// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;

/**
 * Which operations a domain allows, and the first of the reasons against one (xapi ocaml/xapi/xapi_vm_lifecycle.ml,
 * check_operation_error). allowed_operations asks the same questions, so that it can never disagree with the calls.
 */
final class Lifecycle {

	private static final Set<VmOperation> OF_TEMPLATES = EnumSet.of(VmOperation.CLONE, VmOperation.COPY,
			VmOperation.PROVISION, VmOperation.CHANGING_DYNAMIC_RANGE, VmOperation.CHANGING_STATIC_RANGE,
			VmOperation.CHANGING_MEMORY_LIMITS, VmOperation.CHANGING_VCPUS);
	private static final Set<VmOperation> OF_SNAPSHOTS = EnumSet.of(VmOperation.REVERT, VmOperation.CLONE,
			VmOperation.COPY, VmOperation.DESTROY, VmOperation.HARD_SHUTDOWN);
	private static final Set<VmOperation> OF_CONTROL_DOMAINS = EnumSet.of(VmOperation.CHANGING_DYNAMIC_RANGE,
			VmOperation.CHANGING_MEMORY_LIVE);
	private static final Set<VmOperation> LONG_COPIES = EnumSet.of(VmOperation.CLONE, VmOperation.COPY);
	private static final Set<VmOperation> SNAPSHOTS = EnumSet.of(VmOperation.SNAPSHOT, VmOperation.CHECKPOINT);

	private final Database database;
	private final List<BiFunction<Row, VmOperation, Optional<Failure>>> rules = List.of(Lifecycle::blocked,
			Lifecycle::powerState, Lifecycle::concurrent, Lifecycle::template, Lifecycle::snapshot,
			Lifecycle::controlDomain, this::guest);

	Lifecycle(Database database) {
		this.database = database;
	}

	/** The value of VM.allowed_operations. */
	List<String> allowed(Row vm) {
		var state = VmState.of(vm.string("power_state"));
		var snapshot = vm.flag("is_a_snapshot");
		return Arrays.stream(VmOperation.values()).filter(operation -> operation.states(snapshot).contains(state))
				.filter(operation -> refusal(vm, operation).isEmpty()).map(VmOperation::wire).toList();
	}

	/** Throws the first reason against the operation. */
	void check(Row vm, VmOperation operation) {
		refusal(vm, operation).ifPresent(failure -> {
			throw failure;
		});
	}

	/** The first reason against the operation, in XAPI's order. */
	Optional<Failure> refusal(Row vm, VmOperation operation) {
		for (var rule : rules) {
			var refusal = rule.apply(vm, operation);
			if (refusal.isPresent())
				return refusal;
		}
		return Optional.empty();
	}

	private static Optional<Failure> blocked(Row vm, VmOperation operation) {
		return Optional.ofNullable(vm.map("blocked_operations").get(operation.wire()))
				.map(code -> new Failure("OPERATION_BLOCKED", vm.ref(), code));
	}

	private static Optional<Failure> powerState(Row vm, VmOperation operation) {
		var state = VmState.of(vm.string("power_state"));
		var legal = operation.states(vm.flag("is_a_snapshot"));
		if (legal.contains(state))
			return Optional.empty();
		var expected = legal.stream().map(VmState::lower).collect(Collectors.joining(", "));
		return Optional.of(new Failure("VM_BAD_POWER_STATE", vm.ref(), expected, state.lower()));
	}

	/** is_allowed_concurrently: hard operations break in, copies run side by side, snapshots do too. */
	private static Optional<Failure> concurrent(Row vm, VmOperation operation) {
		Map<String, String> current = vm.map("current_operations");
		if (current.isEmpty())
			return Optional.empty();
		var fits = switch (operation) {
		case HARD_SHUTDOWN -> !current.containsValue(VmOperation.HARD_SHUTDOWN.wire());
		case HARD_REBOOT -> !current.containsValue(VmOperation.HARD_SHUTDOWN.wire())
				&& !current.containsValue(VmOperation.HARD_REBOOT.wire());
		default -> within(LONG_COPIES, operation, current) || within(SNAPSHOTS, operation, current);
		};
		if (fits)
			return Optional.empty();
		var first = current.entrySet().iterator().next();
		return Optional.of(
				new Failure("OTHER_OPERATION_IN_PROGRESS", "VM", vm.ref(), first.getValue(), first.getKey()));
	}

	private static boolean within(Set<VmOperation> group, VmOperation operation, Map<String, String> current) {
		return group.contains(operation) && current.values().stream()
				.allMatch(other -> group.stream().anyMatch(member -> member.wire().equals(other)));
	}

	private static Optional<Failure> template(Row vm, VmOperation operation) {
		if (!vm.flag("is_a_template"))
			return operation == VmOperation.PROVISION ? Optional.of(new Failure("ONLY_PROVISION_TEMPLATE"))
					: Optional.empty();
		if (vm.flag("is_a_snapshot") || OF_TEMPLATES.contains(operation)
				|| operation == VmOperation.DESTROY && !vm.flag("is_default_template"))
			return Optional.empty();
		return Optional.of(new Failure("VM_IS_TEMPLATE", vm.ref(), operation.wire()));
	}

	private static Optional<Failure> snapshot(Row vm, VmOperation operation) {
		if (vm.flag("is_a_snapshot") && !OF_SNAPSHOTS.contains(operation))
			return Optional.of(new Failure("VM_IS_SNAPSHOT", vm.ref(), operation.wire()));
		if (!vm.flag("is_a_snapshot") && operation == VmOperation.REVERT)
			return Optional.of(new Failure("ONLY_REVERT_SNAPSHOT"));
		return Optional.empty();
	}

	private static Optional<Failure> controlDomain(Row vm, VmOperation operation) {
		return vm.flag("is_control_domain") && !OF_CONTROL_DOMAINS.contains(operation)
				? Optional.of(new Failure("OPERATION_NOT_ALLOWED", "Operations on domain 0 are not allowed"))
				: Optional.empty();
	}

	/** check_op_for_feature: a running HVM guest without the vendor's drivers cannot help. */
	private Optional<Failure> guest(Row vm, VmOperation operation) {
		if (!operation.needsGuest() || !vm.string("power_state").equals(VmState.RUNNING.wire())
				|| !vm.string("domain_type").equals("hvm"))
			return Optional.empty();
		var drivers = database.find("VM_guest_metrics", vm.string("guest_metrics"))
				.filter(metrics -> metrics.flag("PV_drivers_detected"));
		return drivers.isPresent() ? Optional.empty() : Optional.of(new Failure("VM_LACKS_FEATURE", vm.ref()));
	}
}
