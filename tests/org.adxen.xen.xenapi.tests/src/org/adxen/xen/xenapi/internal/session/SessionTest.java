// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.xen.ConnectRequest;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.HttpLink;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.server.Failures;
import org.adxen.xen.xenapi.internal.server.ScriptedXen;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class SessionTest {

	private final AtomicInteger wiped = new AtomicInteger();
	private ScriptedXen xen;
	private Session session;

	@Before
	public void open() throws Exception {
		xen = ScriptedXen.xapi();
		var link = new HttpLink(presented -> new TrustPolicy.Trusted());
		var client = new RpcClient(link, xen.address(), true);
		var login = new Session.Login() {
			@Override
			public String login(RpcClient at) throws ApiFailure, XenException, InterruptedException {
				return at.call(Limits.ordinary(Duration.ofSeconds(5)), "session.login_with_password", "root", "x").toString();
			}

			@Override
			public String logout() {
				return "session.logout";
			}

			@Override
			public void close() {
				wiped.incrementAndGet();
			}
		};
		session = new Session(link, client, login, login.login(client), ConnectRequest.DEFAULT_TIMEOUT);
	}

	@After
	public void close() throws Exception {
		session.close();
		xen.close();
	}

	@Test
	public void logsInAgainOnceAndRepeatsTheCall() throws Exception {
		xen.on("VM.get_all", "all");
		xen.loseSession("OpaqueRef:second");

		assertThat(session.read("VM.get_all")).isEqualTo("all");
		assertThat(session.generation()).isEqualTo(1);
		assertThat(xen.calls("session.login_with_password")).hasSize(2);
		assertThat(session.read("VM.get_all")).isEqualTo("all");
		assertThat(xen.calls("session.login_with_password")).hasSize(2);
	}

	@Test
	public void givesUpWhenTheNewSessionIsLostAsWell() {
		xen.on("VM.get_all", p -> {
			throw new ScriptedXen.Failure("SESSION_INVALID", "x");
		});

		assertThat(catchThrowableOfType(ApiFailure.class, () -> session.read("VM.get_all")).code()).isEqualTo("SESSION_INVALID");
		assertThat(xen.calls("session.login_with_password")).hasSize(2);
	}

	@Test
	public void logsInOnceForManyCallers() throws Exception {
		xen.on("VM.get_all", "all");
		xen.loseSession("OpaqueRef:second");
		var done = new CountDownLatch(8);
		for (int i = 0; i < 8; i++) {
			Thread.ofVirtual().start(() -> {
				try {
					session.read("VM.get_all");
					done.countDown();
				} catch (ApiFailure | XenException | InterruptedException e) {
					// not counted
				}
			});
		}
		done.await();
		assertThat(xen.calls("session.login_with_password")).hasSize(2);
	}

	@Test
	public void triesAPasswordThatWasRefusedOnceForManyCallers() throws Exception {
		xen.on("session.login_with_password", p -> {
			throw new ScriptedXen.Failure("SESSION_AUTHENTICATION_FAILED", "root");
		});
		xen.loseSession("OpaqueRef:second");

		for (int i = 0; i < 3; i++) {
			assertThat(catchThrowableOfType(ApiFailure.class, () -> session.read("VM.get_all")).code())
					.isEqualTo("SESSION_AUTHENTICATION_FAILED");
		}

		assertThat(xen.calls("session.login_with_password")).hasSize(2);
	}

	@Test
	public void keepsToItsBudgetAndReadsNeverQueueBehindOperations() throws Exception {
		var inFlight = new AtomicInteger();
		var most = new AtomicInteger();
		var release = new CountDownLatch(1);
		xen.on("VM.start", p -> {
			most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
			release.await();
			inFlight.decrementAndGet();
			return "";
		});
		xen.on("VM.get_all", "all");
		var done = new CountDownLatch(30);
		for (int i = 0; i < 30; i++) {
			Thread.ofVirtual().start(() -> {
				try {
					session.operate("VM.start");
					done.countDown();
				} catch (ApiFailure | XenException | InterruptedException e) {
					// not counted
				}
			});
		}
		await().until(() -> inFlight.get() == Session.OPERATIONS);

		assertThat(session.read("VM.get_all")).isEqualTo("all");

		release.countDown();
		done.await();
		assertThat(most).hasValue(Session.OPERATIONS);
	}

	@Test
	public void closingEndsWhatIsInFlightAndWipesThePassword() throws Exception {
		var arrived = new CountDownLatch(1);
		xen.on("VM.get_all", p -> {
			arrived.countDown();
			new CountDownLatch(1).await();
			return "";
		});
		var failure = new AtomicReference<XenException>();
		Thread caller = Thread.ofVirtual().start(() -> failure.set(Failures.of(() -> session.read("VM.get_all"))));
		arrived.await();

		session.close();
		session.close();

		assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
		assertThat(failure.get().failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(failure.get().getMessage()).contains("closed");
		assertThat(Failures.of(() -> session.read("VM.get_all")).getMessage()).contains("closed");
		await().untilAsserted(() -> assertThat(xen.calls("session.logout")).hasSize(1));
		await().untilAtomic(wiped, org.hamcrest.Matchers.equalTo(1));
	}

	@Test
	public void interruptingTheCallerEndsItsCallOnly() throws Exception {
		var arrived = new CountDownLatch(1);
		xen.on("VM.get_all", p -> {
			arrived.countDown();
			new CountDownLatch(1).await();
			return "";
		});
		xen.on("VM.get_uuid", "uuid");
		var interrupted = new AtomicReference<Throwable>();
		Thread caller = new Thread(() -> interrupted
				.set(catchThrowableOfType(InterruptedException.class, () -> session.read("VM.get_all"))));
		caller.start();
		arrived.await();

		caller.interrupt();

		assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
		assertThat(interrupted.get()).isInstanceOf(InterruptedException.class);
		assertThat(session.read("VM.get_uuid")).isEqualTo("uuid");
	}
}
