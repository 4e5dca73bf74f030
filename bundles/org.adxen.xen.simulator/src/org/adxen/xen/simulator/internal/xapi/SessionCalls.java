// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import org.adxen.xen.simulator.internal.Failure;

/** Logging in and out (xapi ocaml/xapi/xapi_session.ml). */
final class SessionCalls {

	private SessionCalls() {
	}

	static void addTo(Methods methods) {
		methods.add("session.login_with_password", Method.Access.ANYBODY, false,
				"uname:string pwd:string version:string?1.1 originator:string?", SessionCalls::login);
		methods.add("session.slave_local_login_with_password", Method.Access.ANYBODY, false, "uname:string pwd:string",
				SessionCalls::localLogin);
		methods.quick("session.logout", "", (c, args) -> {
			c.pool().sessions().close(c.session());
			return "";
		});
		methods.quick("session.local_logout", "", (c, args) -> {
			c.pool().sessions().close(c.session());
			return "";
		});
	}

	/** A supporter says where the coordinator is before it looks at the password. */
	private static Object login(Context c, Args args) throws InterruptedException {
		if (!c.host().equals(c.pool().coordinator()))
			throw new Failure("HOST_IS_SLAVE", c.pool().address(c.pool().coordinator()));
		authenticate(c, args);
		return c.pool().sessions().open(args.string("uname"), args.string("originator"));
	}

	private static Object localLogin(Context c, Args args) throws InterruptedException {
		authenticate(c, args);
		return c.pool().sessions().open(args.string("uname"), "local");
	}

	/** A wrong password is answered late (xapi ocaml/xapi/xapi_session.ml). */
	private static void authenticate(Context c, Args args) throws InterruptedException {
		if (c.pool().accepts(args.string("uname"), args.string("pwd")))
			return;
		Thread.sleep(c.pool().timing().wrongPassword());
		throw new Failure("SESSION_AUTHENTICATION_FAILED", args.string("uname"), "Authentication failure");
	}
}
