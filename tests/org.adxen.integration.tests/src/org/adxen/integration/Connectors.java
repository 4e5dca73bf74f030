// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.simulator.SimulatedPool;
import org.osgi.framework.FrameworkUtil;

/** The connector as the product has it: as a service inside OSGi; on a plain class path it is made by its name. */
public final class Connectors {

	private static final String XEN_API = "org.adxen.xen.xenapi.internal.XenApiConnector";
	private static final String XL = "org.adxen.xen.xl.internal.XlConnector";

	private Connectors() {
	}

	public static boolean insideOsgi() {
		return FrameworkUtil.getBundle(Connectors.class) != null;
	}

	public static XenConnector xenApi() throws Exception {
		return connector("xapi", XEN_API);
	}

	/** The one of plain Xen hosts. */
	public static XenConnector xl() throws Exception {
		return connector("xl", XL);
	}

	private static XenConnector connector(String scheme, String implementation) throws Exception {
		var bundle = FrameworkUtil.getBundle(Connectors.class);
		if (bundle == null) {
			return (XenConnector) Class.forName(implementation).getConstructor().newInstance();
		}
		var context = bundle.getBundleContext();
		for (var reference : context.getServiceReferences(XenConnector.class, null)) {
			XenConnector connector = context.getService(reference);
			if (connector.schemes().contains(scheme)) {
				return connector;
			}
		}
		throw new AssertionError("There is no XenConnector service for " + scheme + ".");
	}

	/** Trusts the certificate that the pool is known to have, and no other. */
	static ConnectRequest request(SimulatedPool pool, String password) {
		String known = pool.fingerprint();
		return new ConnectRequest(Address.parse(pool.address()),
				new Credentials(pool.user(), Secret.of(password.toCharArray())),
				presented -> presented.sha256().equals(known) ? new TrustPolicy.Trusted() : new TrustPolicy.Unknown(),
				ConnectRequest.DEFAULT_TIMEOUT);
	}

	static XenConnection open(SimulatedPool pool) throws Exception {
		XenConnector connector = pool.address().startsWith("xl:") ? xl() : xenApi();
		return connector.open(request(pool, pool.password()));
	}

	static XenException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return org.assertj.core.api.Assertions.catchThrowableOfType(XenException.class, call);
	}
}
