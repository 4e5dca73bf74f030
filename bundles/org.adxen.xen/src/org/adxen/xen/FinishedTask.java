// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.List;
import java.util.function.DoubleConsumer;

/** What the toolstack did while it was asked. */
public record FinishedTask(String result) implements XenTask {

	@Override
	public String id() {
		return "";
	}

	@Override
	public String await(DoubleConsumer progress) {
		return result;
	}

	@Override
	public void cancel() throws XenException {
		throw new XenException(new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of()),
				"It is done already, so there is nothing to cancel.");
	}
}
