// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import org.adxen.xen.simulator.internal.http.Listener;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/** The SSH server of a simulated host, with all that can go wrong before it. Safe for use from any thread. */
public final class SshPort implements Listener {

	/** What Debian 12 calls itself. */
	private static final String VERSION = "OpenSSH_9.2p1 Debian-2+deb12u7";

	static {
		// That nobody listens to the server's log is meant, and nothing to tell whoever runs a simulator.
		System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
	}

	private final SshServer server = SshServer.setUpDefaultServer();
	private final Relay relay;
	private final String seed;
	private volatile HostKey key;
	private int generation;
	private boolean started;

	/**
	 * A server that listens nowhere yet.
	 *
	 * @param seed      what the host key follows from
	 * @param passwords by user
	 * @param threads   does the work of all servers
	 */
	public SshPort(Machine machine, InetAddress address, String seed, Map<String, String> passwords, Duration wrongPassword,
			Trouble trouble, ExecutorService threads) {
		this.seed = seed;
		key = HostKey.of(seed);
		relay = new Relay(address, server::getPort, trouble);
		CloseableExecutorService shared = new NoCloseExecutor(threads);
		server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(() -> shared));
		server.setHost("127.0.0.1");
		server.setKeyPairProvider(KeyPairProvider.wrap(() -> java.util.List.of(key.pair()).iterator()));
		var login = new Login(machine, passwords, wrongPassword);
		server.setPasswordAuthenticator((user, password, session) -> login.password(user, password));
		server.setPublickeyAuthenticator((user, offered, session) -> login.key(user, offered));
		server.setCommandFactory((channel, words) -> new RemoteCommand(machine, Optional.of(words)));
		server.setShellFactory(channel -> new RemoteCommand(machine, Optional.empty()));
		CoreModuleProperties.SERVER_IDENTIFICATION.set(server, VERSION);
		CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
		// Else every command takes two delayed acknowledgements, 80 ms, longer.
		CoreModuleProperties.TCP_NODELAY.set(server, true);
		CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 10);
	}

	@Override
	public synchronized int open(int port) throws IOException {
		if (!started)
			server.start();
		started = true;
		return relay.open(port);
	}

	@Override
	public void close() {
		relay.close();
	}

	/** Closes it for good. */
	public synchronized void finish() {
		relay.close();
		server.close(true);
	}

	/** SHA-256 of the public host key in hex. */
	public String fingerprint() {
		return key.fingerprint();
	}

	/** Shows another host key from now on. */
	public synchronized void changeKey() {
		key = HostKey.of(seed + '/' + ++generation);
	}
}
