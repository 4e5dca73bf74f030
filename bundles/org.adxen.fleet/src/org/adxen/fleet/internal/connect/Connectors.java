// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.util.List;

import org.adxen.xen.Address;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/** Finds who speaks to an address. */
public final class Connectors {

	private Connectors() {
	}

	/** @throws XenException nobody does: {@link XenFailure.NotSupported} */
	public static XenConnector of(List<XenConnector> connectors, Address address) throws XenException {
		for (XenConnector connector : connectors) {
			if (connector.schemes().contains(address.scheme())) {
				return connector;
			}
		}
		throw new XenException(new XenFailure.NotSupported(List.of(address.scheme())),
				NLS.bind(Messages.no_connector, address.scheme(), address));
	}
}
