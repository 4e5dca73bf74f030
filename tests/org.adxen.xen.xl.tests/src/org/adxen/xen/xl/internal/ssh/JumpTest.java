// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Reaching a host through others. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class JumpTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Here here;
	private Sshd gate;
	private Sshd target;

	@Before
	public void prepare() throws Exception {
		Path folder = temporary.getRoot().toPath();
		here = new Here(folder);
		Path key = Sshd.makeKey(here.ssh.resolve("id_ed25519"), "ed25519", "");
		gate = new Sshd(folder.resolve("gate")).hostKey("ed25519").allow(key).start();
		target = new Sshd(folder.resolve("target")).hostKey("ed25519").allow(key).start();
		here.knownHosts(gate.knownHostsLine("[127.0.0.1]:" + gate.port, "ed25519"),
				target.knownHostsLine("[127.0.0.1]:" + target.port, "ed25519"));
	}

	@After
	public void close() {
		for (Sshd server : new Sshd[] { gate, target }) {
			if (server != null) {
				server.close();
			}
		}
	}

	private void config(String jump) throws Exception {
		here.config("Host target", "HostName 127.0.0.1", "Port " + target.port, "ProxyJump " + jump, "Host gate", "HostName 127.0.0.1",
				"Port " + gate.port, "User " + Here.USER, "Host second", "HostName 127.0.0.1", "Port " + target.port);
	}

	@Test
	public void goesThroughAJumpHost() throws Exception {
		config("gate");
		byte[] data = new byte[4 << 20];
		new Random(3).nextBytes(data);
		try (RemoteHost host = here.open("target", 22)) {
			assertThat(Arrays.equals(host.run("cat", data, data.length, Here.PATIENCE).output(), data)).isTrue();
			assertThat(host.identity().sha256()).isEqualTo(target.sha256("ed25519"));
			assertThat(host.shellCommand("true")).startsWith("ssh -t -p " + target.port + " -J gate " + Here.USER + "@target ");
		}
		assertThat(gate.logins()).isEqualTo(1);
		assertThat(target.logins()).isEqualTo(1);
		assertThat(here.login().probe(new Address("xl", false, "target", 22)).sha256()).isEqualTo(target.sha256("ed25519"));
	}

	@Test
	public void goesThroughSeveral() throws Exception {
		config("gate,second");
		try (RemoteHost host = here.open("target", 22)) {
			assertThat(host.run("echo here", new byte[0], 10, Here.PATIENCE).text()).isEqualTo("here\n");
		}
		assertThat(target.logins()).isEqualTo(2);
	}

	@Test
	public void checksTheKeyOfAJumpHostToo() throws Exception {
		config("gate");
		here.knownHosts(target.knownHostsLine("[127.0.0.1]:" + target.port, "ed25519"));
		XenException failure = Here.failureOf(() -> here.open("target", 22));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Untrusted.class);
		var shown = ((XenFailure.Untrusted) failure.failure()).presented();
		assertThat(shown.host()).isEqualTo("gate");
		assertThat(shown.sha256()).isEqualTo(gate.sha256("ed25519"));
		here.learned.put("gate:" + shown.port(), shown.sha256());
		here.open("target", 22).close();
	}

	@Test
	public void namesAJumpHostThatDoesNotForward() throws Exception {
		gate.stop();
		Path config = temporary.getRoot().toPath().resolve("gate/authorized_keys");
		Files.writeString(config, "restrict " + Files.readString(config));
		gate.start();
		config("gate");
		XenException failure = Here.failureOf(() -> here.open("target", 22));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(failure).hasMessageContaining("jump host");
	}

	@Test
	public void seesALostJumpHostAtOnce() throws Exception {
		config("gate");
		try (RemoteHost host = here.open("target", 22)) {
			gate.signalSessions("KILL");
			await("loss").atMost(5, SECONDS).until(() -> !host.connected());
			assertThat(Here.failureOf(() -> host.run("true", new byte[0], 1, Here.PATIENCE)).failure())
					.isInstanceOf(XenFailure.Unreachable.class);
		}
	}

	@Test
	public void refusesToGoInACircle() throws Exception {
		here.config("Host target", "HostName 127.0.0.1", "ProxyJump one", "Host one", "ProxyJump two", "Host two", "ProxyJump one");
		assertThat(Here.failureOf(() -> here.open("target", 22)).failure()).isInstanceOf(XenFailure.NotSupported.class);
	}

	@Test
	public void namesProxyCommand() throws Exception {
		here.config("Host target", "  ProxyCommand nc %h %p");
		XenException failure = Here.failureOf(() -> here.open("target", 22));
		assertThat(failure.failure()).isInstanceOf(XenFailure.NotSupported.class);
		assertThat(failure).hasMessageContaining("ProxyCommand in ~/.ssh/config, line 2");
	}
}
