// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What was done while it was asked for. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
record FinishedTask(String result) implements XenTask {

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
