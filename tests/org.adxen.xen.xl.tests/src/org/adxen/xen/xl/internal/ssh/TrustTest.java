// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which host keys are taken, against a real server. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class TrustTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Sshd server;
	private Here here;
	private String name;

	@Before
	public void prepare() throws Exception {
		Path folder = temporary.getRoot().toPath();
		here = new Here(folder);
		server = new Sshd(folder.resolve("server")).hostKey("ed25519").hostKey("ecdsa");
		server.allow(Sshd.makeKey(here.ssh.resolve("id_ed25519"), "ed25519", "")).start();
		name = "[127.0.0.1]:" + server.port;
	}

	@After
	public void close() {
		if (server != null) {
			server.close();
		}
	}

	private PeerIdentity identity() throws Exception {
		try (RemoteHost host = here.open("127.0.0.1", server.port)) {
			return host.identity();
		}
	}

	private XenFailure.Untrusted refused() throws Exception {
		long attempts = logins();
		XenException failure = Here.failureOf(this::identity);
		assertThat(failure.failure()).as(failure.getMessage()).isInstanceOf(XenFailure.Untrusted.class);
		assertThat(logins()).as("nothing was offered to a host that is not trusted").isEqualTo(attempts);
		return (XenFailure.Untrusted) failure.failure();
	}

	private long logins() throws Exception {
		return server.logText().lines().filter(line -> line.contains("publickey")).count();
	}

	private void learn(String type) throws Exception {
		here.learned.put("127.0.0.1:" + server.port, server.sha256(type));
	}

	@Test
	public void anUnknownKeyIsShownAndTakenOnceLearned() throws Exception {
		XenFailure.Untrusted failure = refused();
		assertThat(failure.changed()).isFalse();
		assertThat(failure.presented().sha256()).isEqualTo(server.sha256("ed25519"));
		assertThat(failure.presented().kind()).isEqualTo(PeerIdentity.Kind.HOST_KEY);
		assertThat(failure.presented().host()).isEqualTo("127.0.0.1");
		assertThat(failure.presented().port()).isEqualTo(server.port);
		learn("ed25519");
		assertThat(identity()).isEqualTo(failure.presented());
		assertThat(here.ssh.resolve("known_hosts")).doesNotExist();
	}

	@Test
	public void aKnownKeyIsAskedForBeforeAnyOther() throws Exception {
		here.knownHosts("# a comment", server.knownHostsLine(name, "ecdsa"));
		assertThat(identity().subject()).isEqualTo("ecdsa-sha2-nistp256");
	}

	@Test
	public void aHashedNameIsFound() throws Exception {
		here.knownHosts(server.knownHostsLine(name, "ed25519"));
		Path file = here.ssh.resolve("known_hosts");
		Sshd.exec("ssh-keygen", "-q", "-H", "-f", file.toString());
		assertThat(file).content().startsWith("|1|").doesNotContain("127.0.0.1");
		assertThat(identity().sha256()).isEqualTo(server.sha256("ed25519"));
	}

	@Test
	public void anotherKeyOfTheKnownTypeIsAChange() throws Exception {
		here.knownHosts(server.knownHostsLine(name, "ed25519"));
		byte[] before = Files.readAllBytes(here.ssh.resolve("known_hosts"));
		String old = server.sha256("ed25519");
		server.stop();
		server.hostKey("ed25519").start();
		learn("ed25519");
		assertThat(refused().expectedSha256()).isEqualTo(old);
		assertThat(here.ssh.resolve("known_hosts")).hasBinaryContent(before);
	}

	@Test
	public void aKeyOfAnotherTypeInsteadOfTheKnownOneIsAChange() throws Exception {
		here.knownHosts(server.knownHostsLine(name, "ecdsa"));
		server.stop();
		String old = server.sha256("ecdsa");
		server.withoutHostKey("ecdsa").start();
		XenFailure.Untrusted failure = refused();
		assertThat(failure.expectedSha256()).isEqualTo(old);
		assertThat(failure.presented().subject()).isEqualTo("ssh-ed25519");
	}

	@Test
	public void aLearnedKeyIsFoundBesideANewerOne() throws Exception {
		learn("ecdsa");
		assertThat(identity().sha256()).isEqualTo(server.sha256("ecdsa"));
	}

	@Test
	public void anotherKeyThanLearnedIsAChangeThoughItIsInTheFile() throws Exception {
		here.knownHosts(server.knownHostsLine(name, "ed25519"));
		String other = "0".repeat(64);
		here.learned.put("127.0.0.1:" + server.port, other);
		assertThat(refused().expectedSha256()).isEqualTo(other);
	}

	@Test
	public void aRevokedKeyIsRefusedThoughItWasLearned() throws Exception {
		here.knownHosts("@revoked " + server.knownHostsLine("*", "ed25519"));
		learn("ed25519");
		assertThat(refused().changed()).isTrue();
	}

	@Test
	public void anAuthorityThatIsNotAskedIsNamed() throws Exception {
		here.knownHosts("@cert-authority " + server.knownHostsLine("*", "ed25519"));
		assertThat(Here.failureOf(this::identity)).hasMessageContaining("~/.ssh/known_hosts, line 1");
	}

	@Test
	public void theConfigurationNamesKeysAndFiles() throws Exception {
		Files.writeString(here.ssh.resolve("mine"), server.knownHostsLine("xen-1", "ed25519"));
		here.config("Host db", "HostName 127.0.0.1", "Port " + server.port, "HostKeyAlias xen-1", "UserKnownHostsFile ~/.ssh/mine");
		try (RemoteHost host = here.open("db", 22)) {
			assertThat(host.address()).isEqualTo(new Address("xl", false, "db", server.port));
			assertThat(host.identity().host()).isEqualTo("db");
			assertThat(host.shellCommand("true")).isEqualTo("ssh -t -p " + server.port + " " + Here.USER + "@db "
					+ (Here.USER.equals("root") ? "true" : "'sudo sh -c true'"));
		}
	}

	@Test
	public void aProbeShowsTheKeyAndLogsNobodyIn() throws Exception {
		PeerIdentity shown = here.login().probe(new Address("xl", false, "127.0.0.1", server.port));
		assertThat(shown.sha256()).isEqualTo(server.sha256("ed25519"));
		assertThat(logins()).isZero();
	}
}
