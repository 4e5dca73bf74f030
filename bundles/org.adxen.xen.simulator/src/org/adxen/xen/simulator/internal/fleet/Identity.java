// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.net.InetAddress;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.adxen.xen.simulator.internal.http.SelfSigned;

/** The certificate of a host and what the host needs to show it; the latter is made at the first connection. Thread-safe. */
final class Identity {

	private final String name;
	private final InetAddress address;
	private final String seed;
	private int changes;
	private SelfSigned certificate;
	private Optional<SSLContext> context = Optional.empty();

	Identity(String name, InetAddress address, String seed) {
		this.name = name;
		this.address = address;
		this.seed = seed;
		certificate = make();
	}

	private SelfSigned make() {
		return SelfSigned.create(name, address.getAddress(), seed + "/certificate/" + name + '/' + changes);
	}

	synchronized SelfSigned certificate() {
		return certificate;
	}

	synchronized SSLContext context() {
		if (context.isEmpty())
			context = Optional.of(certificate.context());
		return context.get();
	}

	/** The host has another certificate from now on. */
	synchronized void change() {
		changes++;
		certificate = make();
		context = Optional.empty();
	}
}
