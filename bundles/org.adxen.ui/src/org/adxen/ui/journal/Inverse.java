// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;

/** What would undo an entry of the journal. */
final class Inverse {

	private static final String ORIGIN = "workbench";

	private Inverse() {
	}

	/** One request for each set of parameters that brings targets back; empty when the operation has no inverse or nothing was done. */
	static List<OperationRequest> of(JournalEntry entry, Operations operations) {
		OperationDescriptor inverse = operations.find(entry.operation()).map(OperationDescriptor::inverse)
				.filter(id -> !id.isEmpty()).flatMap(operations::find).orElse(null);
		if (inverse == null) {
			return List.of();
		}
		var byParameters = new LinkedHashMap<Map<String, String>, List<Target>>();
		for (JournalEntry.Line line : entry.targets()) {
			boolean complete = inverse.parameters().stream()
					.allMatch(p -> !p.required() || line.undo().containsKey(p.name()));
			if (line.state() == JournalEntry.State.DONE && complete) {
				byParameters.computeIfAbsent(line.undo(), k -> new ArrayList<>()).add(Target.parse(line.target()));
			}
		}
		return byParameters.entrySet().stream()
				.map(e -> new OperationRequest(inverse.id(), e.getValue(), e.getKey(), "", ORIGIN, false)).toList();
	}

	/** The same once more. */
	static OperationRequest again(JournalEntry entry) {
		return new OperationRequest(entry.operation(),
				entry.targets().stream().map(l -> Target.parse(l.target())).toList(), entry.parameters(), entry.reason(),
				ORIGIN, false);
	}
}
