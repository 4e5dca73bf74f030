// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.PowerState;
import org.adxen.xen.xenapi.internal.rpc.Cursor;

/** What AdXen uses of a VM's 92 fields. Not changed after it was read. */
final class VmRecord {

	/** Keys of other_config that are shown as labels. */
	private static final String LABEL_PREFIX = "adxen.";

	String uuid = "";
	String name = "";
	String description = "";
	PowerState state = PowerState.UNKNOWN;
	boolean template;
	boolean shippedTemplate;
	boolean snapshot;
	boolean control;
	String host = Records.NULL_REF;
	int domid = -1;
	int vcpusMax = -1;
	int vcpusAtStart = -1;
	long memoryMax = -1;
	long memory = -1;
	int allowed;
	int current;
	List<String> tags = List.of();
	Map<String, String> labels = Map.of();
	String metrics = Records.NULL_REF;
	String guestMetrics = Records.NULL_REF;

	private VmRecord() {
	}

	/** Whether it is something to administer: templates and snapshots live in the same class. */
	boolean isDomain() {
		return !template && !snapshot;
	}

	static VmRecord read(Cursor value) throws IOException {
		var vm = new VmRecord();
		if (value.struct()) {
			for (String name = value.member(); name != null; name = value.member()) {
				vm.read(name, value);
			}
		}
		return vm;
	}

	private void read(String field, Cursor value) throws IOException {
		switch (field) {
		case "uuid" -> uuid = value.text();
		case "name_label" -> name = value.text();
		case "name_description" -> description = value.text();
		case "power_state" -> state = state(value.text());
		case "is_a_template" -> template = value.bool();
		case "is_default_template" -> shippedTemplate |= value.bool();
		case "is_a_snapshot" -> snapshot = value.bool();
		case "is_control_domain" -> control = value.bool();
		case "resident_on" -> host = value.text();
		case "domid" -> domid = (int) value.number();
		case "VCPUs_max" -> vcpusMax = (int) value.number();
		case "VCPUs_at_startup" -> vcpusAtStart = (int) value.number();
		case "memory_static_max" -> memoryMax = value.number();
		case "memory_dynamic_max" -> memory = value.number();
		case "allowed_operations" -> readAllowed(value);
		case "current_operations" -> readCurrent(value);
		case "tags" -> tags = Records.texts(value);
		case "other_config" -> readOtherConfig(value);
		case "metrics" -> metrics = value.text();
		case "guest_metrics" -> guestMetrics = value.text();
		default -> value.skip();
		}
	}

	private void readAllowed(Cursor value) throws IOException {
		if (value.array()) {
			while (value.element()) {
				allowed |= DomainActions.allowed(value.text());
			}
		}
	}

	private void readCurrent(Cursor value) throws IOException {
		if (value.struct()) {
			while (value.member() != null) {
				current |= DomainActions.current(value.text());
			}
		}
	}

	private void readOtherConfig(Cursor value) throws IOException {
		if (!value.struct()) {
			return;
		}
		for (String key = value.member(); key != null; key = value.member()) {
			if (key.startsWith(LABEL_PREFIX)) {
				labels = labels.isEmpty() ? new HashMap<>() : labels;
				labels.put(key, value.text());
			} else if (key.equals("default_template")) { // before is_default_template there was only this
				shippedTemplate |= value.bool();
			} else {
				value.skip();
			}
		}
	}

	static PowerState state(String text) {
		return switch (text) {
		case "Running" -> PowerState.RUNNING;
		case "Halted" -> PowerState.HALTED;
		case "Paused" -> PowerState.PAUSED;
		case "Suspended" -> PowerState.SUSPENDED;
		case "Crashed" -> PowerState.CRASHED;
		default -> PowerState.UNKNOWN;
		};
	}
}
