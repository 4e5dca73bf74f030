// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

/** Told when a run begins, goes on or ends; on a worker thread, often. Must return at once. */
@FunctionalInterface
public interface OperationsListener {

	void runChanged(OperationRun run);
}
