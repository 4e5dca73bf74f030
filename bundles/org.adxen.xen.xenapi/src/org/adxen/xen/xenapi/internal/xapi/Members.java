// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** What the pool's hosts will show, as the pool itself knows it: {@code Certificate} records, since XenServer 8. */
final class Members {

	private static final Attempt ATTEMPT = Attempt.to("learn the certificates of the pool's hosts");

	private Members() {
	}

	static List<PeerIdentity> identities(XapiPool pool) throws XenException, InterruptedException {
		Address here = pool.session().client().address();
		var identities = new ArrayList<PeerIdentity>();
		if (here.plain()) {
			return identities;
		}
		Map<String, Struct> certificates;
		try {
			certificates = Struct.records(pool.session().read("Certificate" + Methods.GET_ALL_RECORDS));
		} catch (ApiFailure e) {
			if (e.is("MESSAGE_METHOD_UNKNOWN")) {
				return identities; // older: each host is asked about by itself
			}
			throw pool.explain(e, ATTEMPT);
		}
		Map<String, String> addresses = addresses(pool);
		for (Struct certificate : certificates.values()) {
			String sha256 = certificate.text(certificate.has("fingerprint_sha256") ? "fingerprint_sha256" : "fingerprint")
					.replace(":", "").toLowerCase(Locale.ROOT);
			String host = addresses.get(certificate.text("host"));
			// host_internal is for the pool's own talk, ca signs others
			if (host != null && sha256.length() == 64
					&& (certificate.text("type").equals("host") || !certificate.has("type"))) {
				Instant from = Scalars.date(certificate.text("not_before"));
				Instant until = Scalars.date(certificate.text("not_after"));
				identities.add(new PeerIdentity(host, here.port(), PeerIdentity.Kind.CERTIFICATE, sha256, "", from, until));
			}
		}
		return identities;
	}

	private static Map<String, String> addresses(XapiPool pool) throws XenException, InterruptedException {
		return pool.stream(ATTEMPT, value -> {
			var addresses = new HashMap<String, String>();
			Records.struct(value, (ref, host) -> Records.struct(host, (name, v) -> {
				if (name.equals("address")) {
					addresses.put(ref, v.text());
				} else {
					v.skip();
				}
			}));
			return addresses;
		}, "host" + Methods.GET_ALL_RECORDS);
	}
}
