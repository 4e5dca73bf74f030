// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal;

import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.xapi.XapiLogin;
import org.adxen.xen.xenapi.internal.xend.XendLogin;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.service.component.annotations.Component;

/** Speaks both dialects of the Xen API over XML-RPC. */
@Component
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class XenApiConnector implements XenConnector {

	private static final String XEND = "xend";

	@Override
	public Set<String> schemes() {
		return Set.of("xapi", XEND);
	}

	@Override
	public Probe probe(Address address) throws XenException, InterruptedException {
		return Probing.probe(address);
	}

	@Override
	public XenConnection open(ConnectRequest request) throws XenException, InterruptedException {
		return request.address().scheme().equals(XEND) ? XendLogin.open(request) : XapiLogin.open(request);
	}
}
