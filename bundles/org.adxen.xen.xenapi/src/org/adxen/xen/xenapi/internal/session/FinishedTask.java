// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What the toolstack did while it was asked. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
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
