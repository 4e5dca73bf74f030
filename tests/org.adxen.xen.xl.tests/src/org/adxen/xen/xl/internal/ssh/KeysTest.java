// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Logging in with keys of files and of an agent, to a real server. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class KeysTest {

	private static final String PHRASE = "correct horse";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;
	private Sshd server;
	private Here here;
	private Process agent;

	@Before
	public void prepare() throws Exception {
		folder = temporary.getRoot().toPath();
		here = new Here(folder);
		server = new Sshd(folder.resolve("server"), "MaxAuthTries 4").hostKey("ed25519").start();
		here.knownHosts(server.knownHostsLine("[127.0.0.1]:" + server.port, "ed25519"));
	}

	@After
	public void close() {
		if (agent != null) {
			agent.destroy();
		}
		if (server != null) {
			server.close();
		}
	}

	private void open(String secret) throws Exception {
		here.open("127.0.0.1", server.port, secret).close();
	}

	private XenException refused(String secret) {
		XenException failure = Here.failureOf(() -> here.open("127.0.0.1", server.port, secret));
		assertThat(failure.failure()).as(failure.getMessage()).isInstanceOf(XenFailure.Authentication.class);
		assertThat(failure).hasMessageNotContaining(PHRASE);
		return failure;
	}

	/** @param environment where the agent finds the program that asks for confirmation */
	private void startAgent(Map<String, String> environment) throws Exception {
		Path socket = folder.resolve("agent");
		var builder = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString());
		builder.environment().putAll(environment);
		agent = builder.redirectErrorStream(true).redirectOutput(folder.resolve("agent.log").toFile()).start();
		await("agent").atMost(20, SECONDS).until(() -> Files.exists(socket));
		here.environment.put("SSH_AUTH_SOCK", socket.toString());
	}

	private void add(Path key, String... options) throws Exception {
		var words = new ArrayList<>(List.of("env", "SSH_AUTH_SOCK=" + folder.resolve("agent"), "ssh-add", "-q"));
		words.addAll(List.of(options));
		words.add(key.toString());
		Sshd.exec(words.toArray(String[]::new));
	}

	@Test
	public void opensAKeyWithItsPassphrase() throws Exception {
		server.allow(Sshd.makeKey(here.ssh.resolve("id_ed25519"), "ed25519", PHRASE));
		open(PHRASE);
		assertThat(refused("")).hasMessageContaining("~/.ssh/id_ed25519 has a passphrase");
		assertThat(refused("wrong")).hasMessageContaining("~/.ssh/id_ed25519 has a passphrase");
	}

	@Test
	public void opensAnOldKeyWhosePublicHalfIsHidden() throws Exception {
		Path key = Sshd.makeKey(here.ssh.resolve("id_rsa"), "rsa", PHRASE, "-b", "2048", "-m", "PEM");
		server.allow(key);
		Files.delete(here.ssh.resolve("id_rsa.pub"));
		open(PHRASE);
	}

	@Test
	public void opensAnEncryptedKeyWithoutThePublicOneBesideIt() throws Exception {
		server.allow(Sshd.makeKey(here.ssh.resolve("id_ecdsa"), "ecdsa", PHRASE));
		Files.delete(here.ssh.resolve("id_ecdsa.pub"));
		open(PHRASE);
	}

	@Test
	public void triesTheAgentsKeys() throws Exception {
		startAgent(Map.of());
		Path key = Sshd.makeKey(folder.resolve("elsewhere"), "ed25519", "");
		server.allow(key);
		add(key);
		open("");
		here.config("Host *", "IdentityAgent none");
		assertThat(refused("")).hasMessageContaining("nothing to try");
		here.config("Host *", "IdentityAgent " + here.environment.remove("SSH_AUTH_SOCK"));
		open("");
		here.config("Host *", "IdentitiesOnly yes");
		assertThat(refused("")).hasMessageContaining("nothing to try");
	}

	@Test
	public void theNamedKeyComesFirstWhereAHostTakesFewTries() throws Exception {
		startAgent(Map.of());
		for (int i = 0; i < 6; i++) {
			add(Sshd.makeKey(folder.resolve("other" + i), "ed25519", ""));
		}
		server.allow(Sshd.makeKey(folder.resolve("mine"), "ed25519", ""));
		assertThat(refused("")).hasMessageContaining("too many").hasMessageContaining("IdentityFile");
		here.config("IdentityFile " + folder.resolve("mine"));
		open("");
		add(folder.resolve("mine"));
		Files.delete(folder.resolve("mine")); // the public half is enough to name it
		open("");
	}

	@Test
	public void anAgentThatRefusesIsNotAskedAgainAtEachTry() throws Exception {
		Path asked = folder.resolve("asked");
		Path program = Files.writeString(folder.resolve("askpass"), "#!/bin/sh\necho asked >> '" + asked + "'\nexit 1\n");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
		startAgent(Map.of("SSH_ASKPASS", program.toString(), "SSH_ASKPASS_REQUIRE", "force", "DISPLAY", ":none"));
		Path key = Sshd.makeKey(folder.resolve("elsewhere"), "ed25519", "");
		server.allow(key);
		add(key, "-c");
		var login = here.login();
		for (int i = 0; i < 3; i++) {
			assertThat(Here.failureOf(() -> login.open(here.request("127.0.0.1", server.port, "", Here.PATIENCE))))
					.hasMessageContaining("agent");
		}
		assertThat(Files.readAllLines(asked)).hasSize(1);
	}

	@Test
	public void anAgentThatDoesNotAnswerIsNamed() throws Exception {
		Path socket = folder.resolve("mute");
		try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listener.bind(UnixDomainSocketAddress.of(socket));
			here.environment.put("SSH_AUTH_SOCK", socket.toString());
			XenException failure = Here.failureOf(
					() -> here.login().open(here.request("127.0.0.1", server.port, "", Duration.ofMillis(500))));
			assertThat(failure.failure()).isInstanceOf(XenFailure.TimedOut.class);
			assertThat(failure).hasMessageContaining("SSH agent");
		}
	}

	@Test
	public void tellsWhatWasTriedAndTheRemedy() throws Exception {
		Sshd.makeKey(here.ssh.resolve("id_ed25519"), "ed25519", "");
		XenException failure = refused("");
		assertThat(failure).hasMessageContaining("Tried: the key ~/.ssh/id_ed25519.").hasMessageContaining("authorized_keys");
		assertThat(failure.failure()).hasFieldOrPropertyWithValue("user", Here.USER);
	}

	@Test
	public void aFileThatIsNoKeyIsNamed() throws Exception {
		Files.writeString(here.ssh.resolve("id_rsa"), "-----BEGIN nonsense");
		assertThat(refused("")).hasMessageContaining("~/.ssh/id_rsa cannot be used");
		here.config("IdentityFile ~/.ssh/none-here");
		assertThat(refused("")).hasMessageContaining("There is no key ~/.ssh/none-here.");
	}

	@Test
	public void skippedBlocksAreNamedWhenTheLoginFails() throws Exception {
		here.config("Match exec \"touch " + folder.resolve("run") + "\"", "IdentityFile ~/.ssh/special");
		assertThat(refused("")).hasMessageContaining("~/.ssh/config, line 1");
		assertThat(folder.resolve("run")).doesNotExist();
	}
}
