// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.auth.AgentMemory;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;

/**
 * Opens connections to hosts by SSH as this machine's account would with {@code ssh}: its configuration, known hosts, keys and
 * agent count, and none of them is changed. One for all hosts; safe for any thread.
 */
public final class SshLogin {

	private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);
	private static final int MOST_OUTPUT = 1 << 10;

	private final LocalAccount account;
	private final Pulse pulse;
	private final AgentMemory memory = new AgentMemory();
	private final ScheduledThreadPoolExecutor clock;

	public SshLogin() {
		this(LocalAccount.current());
	}

	/** For another account's files. */
	public SshLogin(LocalAccount account) {
		this(account, Pulse.USUAL);
	}

	SshLogin(LocalAccount account, Pulse pulse) {
		this.account = account;
		this.pulse = pulse;
		clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("adxen ssh pulse").factory());
		clock.setRemoveOnCancelPolicy(true);
		clock.setKeepAliveTime(10, TimeUnit.SECONDS);
		clock.allowCoreThreadTimeOut(true);
	}

	/**
	 * Connects, logs in, and sees that the account can become root, within the request's time limit. Blocks; interrupting ends it
	 * soon. The secret may be a key's passphrase or the password; it goes to the host at most once, and to none on the way.
	 *
	 * @throws XenException untrusted before any secret is sent, authentication, unreachable, timed out, protocol, or not supported
	 *                      for what the SSH configuration asks
	 */
	public RemoteHost open(ConnectRequest request) throws XenException, InterruptedException {
		long start = System.nanoTime();
		Address address = request.address();
		var settings = HostSettings.of(account, address.host(), address.port(), request.credentials().user());
		Duration time = shorter(request.timeout(), settings);
		Hop hop = dial(settings, address, time, request.trust(), request.credentials().password());
		var link = new SshLink(address, hop, request.timeout(), pulse, clock);
		boolean ready = false;
		try {
			if (!settings.user().equals("root")) {
				link.run(":", new byte[0], MOST_OUTPUT, time.minusNanos(System.nanoTime() - start));
			}
			ready = true;
			return link;
		} finally {
			if (!ready) {
				link.close();
			}
		}
	}

	private static Duration shorter(Duration asked, HostSettings settings) throws XenException {
		Duration configured = settings.connectTimeout().orElse(asked);
		return configured.compareTo(asked) < 0 ? configured : asked;
	}

	private Hop dial(HostSettings settings, Address address, Duration time, TrustPolicy trust, Secret secret)
			throws XenException, InterruptedException {
		Secret own = secret.copy();
		return within(time, settings, attempt -> {
			try (own) {
				return new Dialer(account, trust, own, memory, attempt).dial(settings, address.port());
			}
		});
	}

	/**
	 * Finds out whether an SSH server answers there, and its key, without logging in. The way is the configured one; hosts on it are
	 * logged in to with keys only, and must be known already.
	 *
	 * @throws XenException as {@link #open}
	 */
	public PeerIdentity probe(Address address) throws XenException, InterruptedException {
		var settings = HostSettings.of(account, address.host(), address.port(), "");
		return within(shorter(PROBE_PATIENCE, settings), settings,
				attempt -> new Dialer(account, presented -> new TrustPolicy.Unknown(), Secret.none(), memory, attempt)
						.look(settings, address.port()));
	}

	private static <T> T within(Duration time, HostSettings settings, Attempt.Work<T> work)
			throws XenException, InterruptedException {
		try {
			return Attempt.make(settings.alias(), time, work);
		} catch (Attempt.TooLate e) {
			throw SshFailures.tooLate(e.who(), time);
		} catch (ExecutionException e) {
			throw new SshFailures(settings, true).explain(Attempt.cause(e));
		}
	}
}
