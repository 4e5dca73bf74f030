// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be done. An OSGi service; safe for any thread. Nothing here waits for a host except where it says so.
 */
public interface Operations {

	/** All contributed operations, in menu order. */
	List<OperationDescriptor> all();

	/** By id or by command-line verb. */
	Optional<OperationDescriptor> find(String idOrVerb);

	/** Whether it can be done, and if not, why: the rules for all operations first, then the operation's own. No I/O. */
	Verdict check(OperationDescriptor operation, Target target, Map<String, String> parameters);

	/** What is to be asked first; empty when nothing is. No I/O. */
	Optional<Question> question(OperationRequest request);

	/**
	 * Runs it: journal first, then each target that is allowed, serial for each domain and a few at once for each pool. Returns
	 * at once.
	 *
	 * @throws IllegalArgumentException the request needs a confirmation that was not given, or a parameter is missing
	 */
	OperationRun run(OperationRequest request);

	/** Runs a finished run's failed targets once more. */
	OperationRun retry(OperationRun run);

	/** What runs and what ran since the program started, newest first; a bounded number of ended ones. */
	List<OperationRun> runs();

	void addListener(OperationsListener listener);

	void removeListener(OperationsListener listener);

	Journal journal();

	/** The command line that does the same, properly quoted, e.g. {@code adxen shutdown web-1 --yes}. */
	String asCommand(OperationRequest request);
}
