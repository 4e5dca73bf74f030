// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;

/** Logs in to a simulated host with an SSH client that is not the connectors'. */
final class XlClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** What a command wrote and how it ended. */
	record Answer(String out, String err, int code) {
	}

	private final SshClient client = SshClient.setUpDefaultClient();
	private final ClientSession session;
	private volatile String fingerprint = "";

	XlClient(SimulatedPool pool, String user, String password) throws IOException {
		this(pool, user);
		session.addPasswordIdentity(password);
		login();
	}

	XlClient(SimulatedPool pool, String user, java.security.KeyPair key) throws IOException {
		this(pool, user);
		session.addPublicKeyIdentity(key);
		login();
	}

	private XlClient(SimulatedPool pool, String user) throws IOException {
		client.setServerKeyVerifier((any, address, key) -> {
			fingerprint = fingerprint(key);
			return true;
		});
		CoreModuleProperties.TCP_NODELAY.set(client, true);
		client.start();
		session = client.connect(user, "127.0.0.1", pool.port()).verify(PATIENCE).getSession();
	}

	private void login() throws IOException {
		try {
			session.auth().verify(PATIENCE);
		} catch (IOException e) {
			close();
			throw e;
		}
	}

	/** As the pool's own user. */
	static XlClient of(SimulatedPool pool) throws IOException {
		return new XlClient(pool, pool.user(), pool.password());
	}

	private static String fingerprint(PublicKey key) {
		try {
			var blob = new ByteArrayBuffer();
			blob.putRawPublicKey(key);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(blob.getCompactData()));
		} catch (java.security.GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Of the key that the host showed. */
	String fingerprint() {
		return fingerprint;
	}

	Answer run(String command) throws IOException {
		var out = new ByteArrayOutputStream();
		var err = new ByteArrayOutputStream();
		try (ClientChannel channel = session.createExecChannel(command)) {
			channel.setOut(out);
			channel.setErr(err);
			channel.open().verify(PATIENCE);
			if (!channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE).contains(ClientChannelEvent.CLOSED))
				throw new IOException("It did not end: " + command);
			var code = channel.getExitStatus();
			return new Answer(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code == null ? -1 : code);
		}
	}

	/** What a command wrote, which must succeed. */
	String out(String command) throws IOException {
		var answer = run(command);
		if (answer.code != 0)
			throw new IOException(command + ": " + answer);
		return answer.out;
	}

	boolean isOpen() {
		return session.isOpen();
	}

	@Override
	public void close() {
		session.close(true);
		client.stop();
	}
}
