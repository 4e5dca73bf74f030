// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.RpcClient.ValueReader;

/** Calls in a session, with errors told as sentences that name what was attempted. Safe for any thread. */
public class Calls {

	private final Session session;
	private final String nameMethod;

	/** @param nameMethod what follows a class in the name of the method that tells an object's name */
	protected Calls(Session session, String nameMethod) {
		this.session = session;
		this.nameMethod = nameMethod;
	}

	public final Session session() {
		return session;
	}

	public final Object read(Attempt attempt, String method, Object... parameters)
			throws XenException, InterruptedException {
		try {
			return session.read(method, parameters);
		} catch (ApiFailure e) {
			throw explain(e, attempt);
		}
	}

	public final Object operate(Attempt attempt, String method, Object... parameters)
			throws XenException, InterruptedException {
		try {
			return session.operate(method, parameters);
		} catch (ApiFailure e) {
			throw explain(e, attempt);
		}
	}

	public final <T> T stream(Attempt attempt, ValueReader<T> reader, String method, Object... parameters)
			throws XenException, InterruptedException {
		try {
			return session.stream(reader, method, parameters);
		} catch (ApiFailure e) {
			throw explain(e, attempt);
		}
	}

	public final XenException explain(ApiFailure error, Attempt attempt) throws InterruptedException {
		return ApiErrors.explain(error, attempt, session.client().address(), this::name);
	}

	private String name(String type, String ref) throws InterruptedException {
		try {
			String name = session.read(type + nameMethod, ref).toString();
			return name.isEmpty() ? ref : name;
		} catch (ApiFailure | XenException e) {
			return ref; // it is gone, or has no name; what this was asked for is told all the same
		}
	}
}
