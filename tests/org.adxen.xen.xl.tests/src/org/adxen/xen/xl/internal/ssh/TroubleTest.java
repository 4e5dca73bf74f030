// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Links that break, hosts that hang, callers that leave. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class TroubleTest {

	private static final byte[] NOTHING = {};
	private static final Duration LONG = Duration.ofMinutes(5);

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Sshd server;
	private Here here;
	private RemoteHost host;

	@Before
	public void open() throws Exception {
		Path folder = temporary.getRoot().toPath();
		here = new Here(folder);
		server = new Sshd(folder.resolve("server")).hostKey("ed25519");
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

	/** A call on a thread of its own. */
	private record Call(Thread thread, CompletableFuture<Object> result) {

		static Call of(Callable<?> work) {
			var result = new CompletableFuture<Object>();
			Thread thread = Thread.ofVirtual().start(() -> {
				try {
					result.complete(work.call());
				} catch (Throwable e) {
					result.complete(e);
				}
			});
			return new Call(thread, result);
		}

		Object outcome() throws Exception {
			return result.get(30, SECONDS);
		}
	}

	private Call longScript() throws Exception {
		return longScript("sleep 20");
	}

	private Call longScript(String script) throws Exception {
		Path started = temporary.getRoot().toPath().resolve("started");
		Files.deleteIfExists(started);
		Call call = Call.of(() -> host.run("touch '" + started + "'; " + script, NOTHING, 10, LONG));
		await("script").atMost(20, SECONDS).until(() -> Files.exists(started));
		return call;
	}

	private static void assertUnreachable(Object outcome) {
		assertThat(outcome).isInstanceOf(XenException.class);
		assertThat(((XenException) outcome).failure()).as(outcome.toString()).isInstanceOf(XenFailure.Unreachable.class);
	}

	@Test
	public void aResetIsSeenAtOnceByAllCalls() throws Exception {
		Call call = longScript();
		server.signalSessions("KILL");
		assertUnreachable(call.outcome());
		assertThat(host.connected()).isFalse();
		assertUnreachable(Call.of(() -> host.run("true", NOTHING, 1, LONG)).outcome());
		assertUnreachable(Call.of(() -> host.start("true", false)).outcome());
	}

	@Test
	public void aHostThatFallsSilentIsGivenUp() throws Exception {
		Call call = longScript();
		server.signalSessions("STOP");
		Call starting = Call.of(() -> host.run("true", NOTHING, 1, LONG));
		assertUnreachable(call.outcome());
		assertUnreachable(starting.outcome());
		assertThat(host.connected()).isFalse();
	}

	@Test
	public void aHostThatFallsSilentWhileMuchIsSentIsGivenUp() throws Exception {
		RemoteProcess process = host.start("cat >/dev/null", false);
		var enough = new CountDownLatch(100);
		Call sending = Call.of(() -> {
			try (OutputStream stdin = process.stdin()) {
				while (true) {
					stdin.write(new byte[64 << 10]);
					enough.countDown();
				}
			}
		});
		enough.await();
		server.signalSessions("STOP");
		assertThat(sending.outcome()).isInstanceOf(IOException.class);
		assertUnreachable(Call.of(() -> process.await(LONG)).outcome());
	}

	@Test
	public void aSilentLossIsUsuallySeenWithinFifteenSeconds() {
		Pulse usual = Pulse.USUAL;
		assertThat(usual.giveUpAfter().plus(usual.step())).isLessThanOrEqualTo(Duration.ofSeconds(15));
		assertThat(usual.askAfter()).isLessThanOrEqualTo(Duration.ofSeconds(5));
	}

	@Test
	public void aLinkOutlivesAQuietTime() throws Exception {
		// Longer than the silence after which it would be given up: the host answers when asked.
		assertThat(host.run("sleep 5; echo still here", NOTHING, 100, LONG).text()).isEqualTo("still here\n");
	}

	@Test
	public void anInterruptedCallEndsAndTheLinkStays() throws Exception {
		Call call = longScript();
		call.thread().interrupt();
		assertThat(call.outcome()).isInstanceOf(InterruptedException.class);
		assertThat(host.run("echo here", NOTHING, 10, LONG).text()).isEqualTo("here\n");
	}

	@Test
	public void anInterruptedTransferEndsAndTheLinkStays() throws Exception {
		RemoteProcess process = host.start("exec sleep 20", false);
		Call sending = Call.of(() -> {
			while (true) {
				process.stdin().write(new byte[64 << 10]);
			}
		});
		await("a full pipe").atMost(20, SECONDS).until(() -> sending.thread().getState() == Thread.State.WAITING);
		sending.thread().interrupt();
		assertThat(sending.outcome()).isInstanceOf(InterruptedIOException.class);
		Call reading = Call.of(() -> process.stdout().read());
		reading.thread().interrupt();
		assertThat(reading.outcome()).isInstanceOf(InterruptedIOException.class);
		process.close();
		assertThat(process.stdout().read()).isEqualTo(-1);
		assertThat(host.run("echo here", NOTHING, 10, LONG).text()).isEqualTo("here\n");
	}

	@Test
	public void closingEndsEveryCall() throws Exception {
		Call call = longScript();
		host.close();
		host.close();
		assertUnreachable(call.outcome());
		assertUnreachable(Call.of(() -> host.run("true", NOTHING, 1, LONG)).outcome());
	}

	/** Starts another server instead, with this line in its configuration. */
	private void reopen(String line) throws Exception {
		host.close();
		server.close();
		server = new Sshd(temporary.getRoot().toPath().resolve("another"), line).hostKey("ed25519");
		server.allow(here.ssh.resolve("id_ed25519")).start();
		here.knownHosts(server.knownHostsLine("[127.0.0.1]:" + server.port, "ed25519"));
		host = here.open("127.0.0.1", server.port);
	}

	@Test
	public void newSessionKeysAmidTransfersDoNoHarm() throws Exception {
		reopen("RekeyLimit 1M");
		byte[] data = new byte[12 << 20];
		new Random(4).nextBytes(data);
		Call other = Call.of(() -> host.run("cat", data, data.length, LONG).output());
		assertThat(Arrays.equals(host.run("cat", data, data.length, LONG).output(), data)).isTrue();
		assertThat(Arrays.equals((byte[]) other.outcome(), data)).isTrue();
	}

	@Test
	public void aScriptThatWasGivenUpMayStillTakeTheOnlySession() throws Exception {
		reopen("MaxSessions 1");
		Call call = longScript("sleep 2");
		call.thread().interrupt();
		assertThat(call.outcome()).isInstanceOf(InterruptedException.class);
		assertThat(host.run("echo here", NOTHING, 10, LONG).text()).isEqualTo("here\n");
		longScript("sleep 2");
		assertThat(((XenException) Call.of(() -> host.run("true", NOTHING, 1, Duration.ofMillis(200))).outcome()).failure())
				.isInstanceOf(XenFailure.TimedOut.class);
	}

	@Test
	public void fewerSessionsThanUsualAreMadeDoWith() throws Exception {
		reopen("MaxSessions 2");
		var calls = new ArrayList<Call>();
		for (int i = 0; i < 12; i++) {
			String n = Integer.toString(i);
			calls.add(Call.of(() -> host.run("echo " + n, NOTHING, 10, LONG).text()));
		}
		for (int i = 0; i < 12; i++) {
			assertThat(calls.get(i).outcome()).isEqualTo(i + "\n");
		}
	}

	private XenException opening(FakeServer.Behaviour behaviour, Duration timeout) throws Exception {
		try (var fake = new FakeServer(behaviour)) {
			return Here.failureOf(() -> here.login().open(here.request("127.0.0.1", fake.port(), "", timeout)));
		}
	}

	private XenException opening(String greeting) throws Exception {
		return opening(connection -> {
			connection.getOutputStream().write(greeting.getBytes(US_ASCII));
			connection.getOutputStream().flush();
			connection.shutdownOutput();
			connection.getInputStream().readAllBytes();
		}, Here.PATIENCE);
	}

	@Test
	public void whatIsNoSshServerIsToldByItsWords() throws Exception {
		XenException failure = opening("HTTP/1.1 400 Bad Request\r\n\r\n");
		assertThat(failure.failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(failure).hasMessageContaining("HTTP/1.1 400 Bad Request");
		assertThat(opening("SSH-1.5-old\r\n").failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(opening("").failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(opening("hello\r\nSSH-2.0-x\r\n").failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(opening("SSH-2.0-x\r\n" + "garbage ".repeat(9000)).failure()).isInstanceOf(XenFailure.Protocol.class);
	}

	@Test
	public void anEndlessGreetingIsCut() throws Exception {
		assertThat(opening(connection -> {
			while (true) {
				connection.getOutputStream().write("hello hello\r\n".getBytes(US_ASCII));
			}
		}, Here.PATIENCE).failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(opening(connection -> {
			while (true) {
				connection.getOutputStream().write(new byte[1000]);
			}
		}, Here.PATIENCE).failure()).isInstanceOf(XenFailure.Protocol.class);
	}

	@Test
	public void aServerThatSaysNothingIsLeftInTime() throws Exception {
		FakeServer.Behaviour silent = connection -> connection.getInputStream().readAllBytes();
		assertThat(opening(silent, Duration.ofMillis(300)).failure()).isEqualTo(new XenFailure.TimedOut(Duration.ofMillis(300)));
		try (var fake = new FakeServer(silent)) {
			Call call = Call.of(() -> here.login().open(here.request("127.0.0.1", fake.port(), "", LONG)));
			await("waiting").atMost(20, SECONDS).until(() -> call.thread().getState() == Thread.State.TIMED_WAITING);
			call.thread().interrupt();
			assertThat(call.outcome()).isInstanceOf(InterruptedException.class);
		}
	}

	@Test
	public void aPortWhereNobodyListensIsTold() throws Exception {
		int port = Sshd.freePort();
		XenException failure = Here.failureOf(() -> here.open("127.0.0.1", port));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(failure).hasMessageContaining("Nobody answers");
	}
}
