// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Scripts over one link to a real server. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class LinkTest {

	private static final byte[] NOTHING = {};
	private static final int MUCH = 64 << 20;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Sshd server;
	private Here here;
	private RemoteHost host;

	@Before
	public void open() throws Exception {
		Path folder = temporary.getRoot().toPath();
		here = new Here(folder);
		server = new Sshd(folder.resolve("server"), "MaxSessions 10").hostKey("ed25519");
		server.allow(Sshd.makeKey(here.ssh.resolve("id_ed25519"), "ed25519", "")).start();
		here.knownHosts(server.knownHostsLine("[127.0.0.1]:" + server.port, "ed25519"));
		host = here.open("127.0.0.1", server.port);
	}

	@After
	public void close() {
		if (host != null) {
			host.close();
		}
		if (server != null) {
			server.close();
		}
	}

	private Result run(String script) throws Exception {
		return host.run(script, NOTHING, MUCH, Here.PATIENCE);
	}

	@Test
	public void tellsWhoIsWhere() throws Exception {
		assertThat(host.user()).isEqualTo(Here.USER);
		assertThat(host.address()).hasToString("xl://127.0.0.1:" + server.port);
		assertThat(host.identity().sha256()).isEqualTo(server.sha256("ed25519"));
		assertThat(host.identity().subject()).isEqualTo("ssh-ed25519");
		assertThat(host.connected()).isTrue();
		assertThat(host.shellCommand("xl console 'a b'")).startsWith("ssh -t -p " + server.port + " ");
	}

	@Test
	public void runsScriptsWithInputOutputErrorAndExitCode() throws Exception {
		Result result = host.run("cat; echo \"it's '$((1+1))' \\\\!\" >&2\nexit 7", "über".getBytes("UTF-8"), 100, Here.PATIENCE);
		assertThat(result.text()).isEqualTo("über");
		assertThat(result.error()).isEqualTo("it's '2' \\!\n");
		assertThat(result.code()).isEqualTo(7);
	}

	@Test
	public void preparesTheShell() throws Exception {
		assertThat(run("echo $LC_ALL $PATH").text()).startsWith("C ").contains("/usr/sbin").contains("/sbin");
	}

	@Test
	public void runsManyScriptsOverOneLogin() throws Exception {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Result>> calls = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				String n = Integer.toString(i);
				calls.add(() -> host.run("cat; head -c 100000 /dev/zero", n.getBytes(), MUCH, Here.PATIENCE));
			}
			int i = 0;
			for (Future<Result> result : threads.invokeAll(calls)) {
				assertThat(result.get().text()).startsWith(Integer.toString(i++)).hasSizeGreaterThan(100_000);
			}
		}
		assertThat(server.logins()).isEqualTo(1);
	}

	@Test
	public void carriesBigOutputAndInputUnchanged() throws Exception {
		byte[] data = new byte[20 << 20];
		new Random(1).nextBytes(data);
		assertThat(Arrays.equals(host.run("cat", data, data.length, Here.PATIENCE).output(), data)).isTrue();
		assertThat(host.run("sha256sum", data, 100, Here.PATIENCE).text())
				.startsWith(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data)));
	}

	@Test
	public void refusesMoreOutputThanWasAskedForAndGoesOn() throws Exception {
		assertThat(Here.failureOf(() -> host.run("cat /dev/zero", NOTHING, 1000, Here.PATIENCE)).failure())
				.isInstanceOf(XenFailure.Protocol.class);
		assertThat(host.run("printf %01000d 0", NOTHING, 1000, Here.PATIENCE).output()).hasSize(1000);
	}

	@Test
	public void streamsToAndFromAScript() throws Exception {
		byte[] data = new byte[3 << 20];
		new Random(2).nextBytes(data);
		try (RemoteProcess process = host.start("cat; echo done >&2; exit 3", false)) {
			var digest = MessageDigest.getInstance("SHA-256");
			Thread writer = Thread.ofVirtual().start(() -> {
				try (var stdin = process.stdin()) {
					new ByteArrayInputStream(data).transferTo(stdin);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			});
			try (InputStream stdout = new DigestInputStream(process.stdout(), digest)) {
				stdout.transferTo(OutputStream.nullOutputStream());
			}
			writer.join();
			assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(data));
			assertThat(new String(process.stderr().readAllBytes())).isEqualTo("done\n");
			assertThat(process.await(Here.PATIENCE)).isEqualTo(3);
		}
	}

	@Test
	public void givesATerminalAndItsSize() throws Exception {
		Assume.assumeTrue("an ordinary account cannot give terminals to their group here", Here.USER.equals("root")
				|| Files.readString(Path.of("/proc/mounts")).lines().anyMatch(line -> line.matches("devpts .*gid=5.*")));
		try (RemoteProcess process = host.start("tty; read x; stty size", true)) {
			assertThat(process.stderr().read()).isEqualTo(-1);
			process.resize(132, 50);
			process.stdin().write('\n');
			process.stdin().flush();
			assertThat(new String(process.stdout().readAllBytes())).contains("/dev/").contains("50 132");
			assertThat(process.await(Here.PATIENCE)).isEqualTo(0);
		}
	}

	@Test
	public void aStreamThatNobodyReadsHoldsUpNoOther() throws Exception {
		try (RemoteProcess unread = host.start("cat /dev/zero", false)) {
			for (int i = 0; i < 20; i++) {
				assertThat(run("echo " + i).text()).isEqualTo(i + "\n");
			}
			assertThat(unread.await(Here.PATIENCE)).isEqualTo(-1);
		}
	}

	@Test
	public void leavesRoomForShortScriptsBesideLongOnes() throws Exception {
		var open = new ArrayList<RemoteProcess>();
		for (int i = 0; i < Lanes.LONG; i++) {
			open.add(host.start("cat", false));
		}
		assertThat(run("echo here").text()).isEqualTo("here\n");
		open.forEach(RemoteProcess::close);
	}

	@Test
	public void anEndBySignalHasNoCode() throws Exception {
		assertThat(run("kill -KILL $$").code()).isEqualTo(-1);
	}

	@Test
	public void aScriptThatTakesTooLongIsGivenUp() throws Exception {
		assertThat(Here.failureOf(() -> host.run("sleep 5", NOTHING, 10, Duration.ofMillis(300))).failure())
				.isInstanceOf(XenFailure.TimedOut.class);
		assertThat(run("echo here").text()).isEqualTo("here\n");
	}
}
