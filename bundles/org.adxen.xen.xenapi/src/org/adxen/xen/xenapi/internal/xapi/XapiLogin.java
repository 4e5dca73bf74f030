// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

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
import org.adxen.xen.xenapi.internal.session.ApiErrors;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Names;
import org.adxen.xen.xenapi.internal.session.Session;

/** Logs in to XAPI, at the coordinator. */
public final class XapiLogin implements Session.Login {

	/** XAPI counts sessions by originator and drops the oldest beyond 500: one stable name, and no harm to other clients. */
	static final String ORIGINATOR = "AdXen/1.0";
	private static final String API_VERSION = "1.1";

	private final String user;
	private final Secret password;
	private final Duration timeout;

	private XapiLogin(ConnectRequest request) {
		user = request.credentials().user();
		password = request.credentials().password().copy();
		timeout = request.timeout();
	}

	/** Connects, following one referral to the coordinator. */
	public static XenConnection open(ConnectRequest request) throws XenException, InterruptedException {
		try {
			return open(request, request.address());
		} catch (ApiFailure e) {
			if (e.is("HOST_IS_SLAVE") && !e.parameters().isEmpty()) {
				Address asked = request.address();
				var coordinator = new Address(asked.scheme(), asked.plain(), e.parameters().get(0), asked.port());
				try {
					return open(request, coordinator);
				} catch (ApiFailure again) {
					throw explain(again, coordinator, request);
				}
			}
			throw explain(e, request.address(), request);
		}
	}

	private static XenConnection open(ConnectRequest request, Address address)
			throws ApiFailure, XenException, InterruptedException {
		var link = new HttpLink(request.trust());
		var client = new RpcClient(link, address, true);
		var login = new XapiLogin(request);
		boolean open = false;
		try {
			var session = new Session(link, client, login, login.login(client), request.timeout());
			var connection = XapiConnection.over(session);
			open = true;
			return connection;
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
			return client.call(Limits.stranger(timeout), Methods.SESSION_LOGIN, user, new String(secret), API_VERSION,
					ORIGINATOR).toString();
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

	private static XenException explain(ApiFailure e, Address address, ConnectRequest request) throws InterruptedException {
		if (e.is("MESSAGE_PARAMETER_COUNT_MISMATCH")) {
			return new XenException(new XenFailure.Protocol(address), address
					+ " speaks xend's dialect of the Xen API. Add it as a xend host (xend://, or xend+http:// without TLS).",
					e.getMessage(), e);
		}
		return ApiErrors.explain(e.is("SESSION_AUTHENTICATION_FAILED")
				? new ApiFailure(List.of(e.code(), request.credentials().user())) : e,
				Attempt.to("log in to " + address + " as " + request.credentials().user()), address, Names.NONE);
	}
}
