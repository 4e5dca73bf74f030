// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Calls;
import org.adxen.xen.xenapi.internal.session.Session;

/** A xend host's calls. References are UUIDs here, and one host is all there is. */
final class XendHost extends Calls {

	private final String uuid;

	/** @param uuid the host's own */
	XendHost(Session session, String uuid) {
		super(session, Methods.GET_NAME);
		this.uuid = uuid;
	}

	String uuid() {
		return uuid;
	}

	/** An object's record; empty when it has gone meanwhile, or this xend does not have the class. */
	Struct record(String type, String ref) throws XenException, InterruptedException {
		return ref.isEmpty() ? Struct.of("") : tolerant(type + Methods.GET_RECORD, ref);
	}

	private Struct tolerant(String method, String ref) throws XenException, InterruptedException {
		try {
			return Struct.of(session().read(method, ref));
		} catch (ApiFailure e) {
			return Struct.of("");
		}
	}

	/** All references of a class; none when this xend does not have it. */
	List<String> all(String method) throws XenException, InterruptedException {
		try {
			return Struct.texts(session().read(method));
		} catch (ApiFailure e) {
			return List.of();
		}
	}
}
