// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

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
	 * @throws IllegalArgumentException the request needs a confirmation that was not given, a parameter is missing, or
	 *                                  it cannot be done to several targets at once
	 */
	OperationRun run(OperationRequest request);

	/**
	 * Writes down that something larger begins; its operations are run one by one afterwards. Blocks until it is on the disk.
	 *
	 * @return to be told, once for each part, what became of it; returns at once
	 * @throws IOException it could not be written down, so that nothing is to be done; the message is a sentence
	 */
	BiConsumer<Target, TargetOutcome> begin(Undertaking undertaking) throws IOException, InterruptedException;

	/**
	 * What would do it once more to those targets of a run that failed, were refused or cancelled; unconfirmed, so that it is
	 * asked about as the targets are now. Empty when there are none.
	 */
	Optional<OperationRequest> retry(OperationRun run);

	/** What runs and what ran since the program started, newest first; a bounded number of ended ones. */
	List<OperationRun> runs();

	void addListener(OperationsListener listener);

	void removeListener(OperationsListener listener);

	Journal journal();

	/**
	 * Finds out what became of entries that ended programs left open, for pools that are connected and for others as soon as
	 * they are; entries of programs that still run are left to them. Called once at start; returns at once.
	 */
	void settle();

	/**
	 * What would bring back what was before this entry, for its targets that were done; unconfirmed, one request for each set
	 * of parameters. Empty where nothing would.
	 */
	List<OperationRequest> inverse(JournalEntry entry, String origin);

	/** The command line that does the same, properly quoted, e.g. {@code adxen shutdown web-1 --yes}. */
	String asCommand(OperationRequest request);
}
