// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnector.Probe;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.HttpLink;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds out what answers, without logging in: XAPI echoes a word without logging anything itself, xend lists its methods
 * (xenapi-facts §3). Any certificate will do, as nothing secret is sent; it is told.
 */
final class Probing {

	private static final String XAPI_ECHO = "system.isAlive:adxen";
	private static final String LIST = "system.listMethods";
	private static final String WORD = "adxen";
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private Probing() {
	}

	static Probe probe(Address address) throws XenException, InterruptedException {
		var shown = new AtomicReference<@Nullable PeerIdentity>();
		var limits = Limits.stranger(PATIENCE);
		try (var link = new HttpLink(presented -> {
			shown.set(presented);
			return new TrustPolicy.Trusted();
		})) {
			var client = new RpcClient(link, address, false);
			if (echoes(client, limits)) {
				return new Probe("XAPI", shown.get());
			}
			var methods = new HashSet<>(list(client, limits));
			if (methods.contains("event.from")) {
				return new Probe("XAPI", shown.get());
			}
			if (methods.contains("VM.get_all") || methods.stream().anyMatch(method -> method.startsWith("xend."))) {
				return new Probe("xend", shown.get());
			}
		}
		throw new XenException(new XenFailure.Protocol(address),
				address + " answers, but is not a Xen host. Check the address and the port.");
	}

	private static boolean echoes(RpcClient client, Limits limits) throws XenException, InterruptedException {
		try {
			return WORD.equals(client.call(limits, XAPI_ECHO, WORD));
		} catch (ApiFailure e) {
			return false;
		}
	}

	private static List<String> list(RpcClient client, Limits limits) throws XenException, InterruptedException {
		try {
			return Struct.texts(client.call(limits, LIST));
		} catch (ApiFailure e) {
			return List.of();
		}
	}
}
