// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.adxen.xen.xl.internal.ssh.trust.Fingerprint;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.USocketFactory;

/** The keys that an SSH agent holds; it signs, the keys stay there. */
@NonNullByDefault({})
final class AgentKeys {

	private static final String AGENT = "the SSH agent";

	/** Sockets whose waiting ends when the thread is interrupted. */
	private static final class Sockets implements USocketFactory {

		@Override
		public SocketChannel connect(Path path) throws IOException {
			return SocketChannel.open(UnixDomainSocketAddress.of(path));
		}

		@Override
		public ServerSocketChannel bind(Path path) throws IOException {
			throw new IOException("AdXen is no agent.");
		}
	}

	/** A key of the agent. */
	private static final class Key implements Identity {

		private final Identity identity;
		private final String question;
		private final AgentMemory memory;
		private final Tried tried;
		private final Consumer<String> waitFor;

		Key(Identity identity, String question, AgentMemory memory, Tried tried, Consumer<String> waitFor) {
			this.waitFor = waitFor;
			this.identity = identity;
			this.question = question;
			this.memory = memory;
			this.tried = tried;
		}

		@Override
		public boolean setPassphrase(byte[] passphrase) {
			return true;
		}

		@Override
		public byte[] getPublicKeyBlob() {
			return identity.getPublicKeyBlob();
		}

		@Override
		public byte[] getSignature(byte[] data) {
			return getSignature(data, getAlgName());
		}

		@Override
		public byte @Nullable [] getSignature(byte[] data, String algorithm) {
			memory.asking(question);
			waitFor.accept(AGENT);
			byte[] signature = identity.getSignature(data, algorithm);
			if (signature == null) {
				tried.problem("The SSH agent did not sign with its key " + getName() + ".");
			} else {
				memory.signed(question);
			}
			waitFor.accept("");
			return signature;
		}

		@Override
		public String getAlgName() {
			return identity.getAlgName();
		}

		@Override
		public String getName() {
			return identity.getName();
		}

		@Override
		public boolean isEncrypted() {
			return false;
		}

		@Override
		public void clear() {
			// the agent keeps it
		}
	}

	private AgentKeys() {
	}

	/**
	 * What the agent offers; none when there is no agent, or when it did not sign for this user and host shortly before.
	 *
	 * @param login user and host, as the memory knows them
	 */
	static List<Identity> of(Path socket, String login, AgentMemory memory, Tried tried, Consumer<String> waitFor) {
		waitFor.accept(AGENT);
		try {
			return askFor(socket, login, memory, tried, waitFor);
		} finally {
			waitFor.accept("");
		}
	}

	private static List<Identity> askFor(Path socket, String login, AgentMemory memory, Tried tried, Consumer<String> waitFor) {
		var connector = new SSHAgentConnector(new Sockets(), socket);
		if (!connector.isAvailable()) {
			tried.problem("The SSH agent at " + socket + " does not answer.");
			return List.of();
		}
		List<Identity> identities = new AgentIdentityRepository(connector).getIdentities();
		String question = socket + " " + login + " " + fingerprint(identities);
		if (memory.refused(question)) {
			tried.problem("The SSH agent was not asked again, because it did not sign before.");
			return List.of();
		}
		var keys = new ArrayList<Identity>();
		identities.forEach(identity -> keys.add(new Key(identity, question, memory, tried, waitFor)));
		return keys;
	}

	private static String fingerprint(List<Identity> identities) {
		var all = new ByteArrayOutputStream();
		identities.forEach(identity -> all.writeBytes(identity.getPublicKeyBlob()));
		return Fingerprint.of(all.toByteArray());
	}
}
