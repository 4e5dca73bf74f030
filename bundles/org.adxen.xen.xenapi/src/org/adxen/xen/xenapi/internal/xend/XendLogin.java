// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.HttpLink;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.ApiErrors;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Names;
import org.adxen.xen.xenapi.internal.session.Session;

/** Logs in to xend, whose login takes exactly two parameters. */
public final class XendLogin implements Session.Login {

	private static final String XAPI_VENDOR = "XenSource";

	private final String user;
	private final Secret password;
	private final Duration timeout;

	private XendLogin(ConnectRequest request) {
		user = request.credentials().user();
		password = request.credentials().password().copy();
		timeout = request.timeout();
	}

	public static XenConnection open(ConnectRequest request) throws XenException, InterruptedException {
		Address address = request.address();
		var link = new HttpLink(request.trust());
		var client = new RpcClient(link, address, false);
		var login = new XendLogin(request);
		boolean open = false;
		try {
			var session = new Session(link, client, login, login.login(client), request.timeout());
			List<String> hosts = Struct.texts(session.read(Methods.HOST_ALL));
			String host = hosts.isEmpty() ? "" : hosts.get(0);
			if (XAPI_VENDOR.equals(session.read(Methods.HOST_VENDOR, host))) {
				throw new XenException(new XenFailure.Protocol(address),
						address + " speaks XAPI's dialect of the Xen API. Add it as a XAPI host (xapi://).");
			}
			var connection = new XendConnection(new XendHost(session, host));
			open = true;
			return connection;
		} catch (ApiFailure e) {
			throw ApiErrors.explain(
					e.is("SESSION_AUTHENTICATION_FAILED") ? new ApiFailure(List.of(e.code(), login.user)) : e,
					Attempt.to("log in to " + address + " as " + login.user), address, Names.NONE);
		} finally {
			if (!open) {
				link.close();
				login.close();
			}
		}
	}

	@Override
	public String login(RpcClient client) throws ApiFailure, XenException, InterruptedException {
		char[] secret = password.chars();
		try {
			return client.call(Limits.stranger(timeout), Methods.SESSION_LOGIN, user, new String(secret)).toString();
		} finally {
			Arrays.fill(secret, '\0');
		}
	}

	@Override
	public String logout() {
		return Methods.SESSION_LOGOUT;
	}

	@Override
	public void close() {
		password.close();
	}
}
