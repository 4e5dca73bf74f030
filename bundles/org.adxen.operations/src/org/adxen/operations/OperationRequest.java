// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;
import java.util.Map;

/**
 * Something an admin wants done.
 *
 * @param operation  its id
 * @param targets    in the order in which to begin
 * @param parameters by name
 * @param reason     why, in the admin's words, for the journal; may be empty
 * @param origin     {@code workbench}, {@code command line}, or what else asked
 * @param confirmed  whether what {@link Operations#question} asks was answered with yes
 */
public record OperationRequest(String operation, List<Target> targets, Map<String, String> parameters, String reason,
		String origin, boolean confirmed) {

	public OperationRequest {
		targets = List.copyOf(targets);
		parameters = Map.copyOf(parameters);
	}

	/** Confirmed for exactly what was asked about, so that a target that can only now be operated on is not. */
	public OperationRequest confirm(Question question) {
		return on(question.targets()).confirm();
	}

	/** Confirmed for all targets, whatever they are doing by then. */
	public OperationRequest confirm() {
		return new OperationRequest(operation, targets, parameters, reason, origin, true);
	}

	/** The same with these parameters instead. */
	public OperationRequest with(Map<String, String> others) {
		return new OperationRequest(operation, targets, others, reason, origin, confirmed);
	}

	public OperationRequest on(List<Target> others) {
		return new OperationRequest(operation, others, parameters, reason, origin, confirmed);
	}
}
