// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;

/** This side of a test: an account with a home folder of its own, and what AdXen learned to trust. */
@SuppressWarnings("null") // AssertJ says nothing of null
final class Here {

	static final Duration PATIENCE = Duration.ofSeconds(20);
	static final String USER = System.getProperty("user.name");

	/** Quicker than usual, but not so that a busy machine passes for a dead one. */
	private static final Pulse PULSE = new Pulse(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(4));

	final Path ssh;
	final Path system;
	final Map<String, String> environment = new HashMap<>();
	/** Fingerprints by host and port, as AdXen would remember them. */
	final Map<String, String> learned = new HashMap<>();
	private final Path home;

	Here(Path folder) throws IOException {
		home = Files.createDirectories(folder.resolve("home"));
		ssh = Files.createDirectories(home.resolve(".ssh"));
		system = Files.createDirectories(folder.resolve("etc"));
	}

	LocalAccount account() {
		return new LocalAccount(USER, home, system, Map.copyOf(environment));
	}

	SshLogin login() {
		return new SshLogin(account(), PULSE);
	}

	Here config(String... lines) throws IOException {
		Files.write(ssh.resolve("config"), List.of(lines));
		return this;
	}

	Here knownHosts(String... lines) throws IOException {
		Files.writeString(ssh.resolve("known_hosts"), String.join("\n", lines));
		return this;
	}

	TrustPolicy.Trust check(PeerIdentity shown) {
		String known = learned.get(shown.host() + ":" + shown.port());
		return known == null ? new TrustPolicy.Unknown()
				: known.equals(shown.sha256()) ? new TrustPolicy.Trusted() : new TrustPolicy.Changed(known);
	}

	ConnectRequest request(String host, int port, String secret, Duration timeout) {
		return new ConnectRequest(new Address("xl", false, host, port),
				new Credentials(USER, Secret.of(secret.toCharArray())), this::check, timeout);
	}

	RemoteHost open(String host, int port) throws XenException, InterruptedException {
		return open(host, port, "");
	}

	RemoteHost open(String host, int port, String secret) throws XenException, InterruptedException {
		return login().open(request(host, port, secret, PATIENCE));
	}

	/** The failure of what must fail. */
	static XenException failureOf(Callable<?> call) {
		try {
			Object result = call.call();
			throw new AssertionError("expected a failure, but got " + result);
		} catch (XenException e) {
			assertThat(e.getMessage()).as("a whole sentence").matches("(?s)[\\p{Alnum}].*\\.").doesNotContain("null");
			return e;
		} catch (Exception e) {
			throw new AssertionError("another failure", e);
		}
	}
}
