// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Calls;
import org.adxen.xen.xenapi.internal.session.Session;

/** A pool's calls. References are asked for by UUID when they are needed and not kept, as they do not last. */
final class XapiPool extends Calls {

	XapiPool(Session session) {
		super(session, Methods.GET_NAME);
	}

	/** The domain's reference, for the calls that follow at once. */
	String vm(DomainId domain, String verb) throws XenException, InterruptedException {
		return find("VM", domain.uuid(), verb);
	}

	/** The host's reference, for the calls that follow at once. */
	String host(String uuid, String verb) throws XenException, InterruptedException {
		return find("host", uuid, verb);
	}

	private String find(String type, String uuid, String verb) throws XenException, InterruptedException {
		return read(Attempt.named(verb, type, uuid), type + Methods.GET_BY_UUID, uuid).toString();
	}
}
