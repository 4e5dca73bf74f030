// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import static org.adxen.fleet.internal.FleetRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.Connecting;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.fleet.ConnectionState.NeedsPassword;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.ConnectionState.NotWatched;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Rule;
import org.junit.Test;

public class ConnectingTest {

	private static final String A = "xapi://a.example";
	private static final String SHA_1 = "11".repeat(32);
	private static final String SHA_2 = "22".repeat(32);

	@Rule
	public final FleetRig rig = new FleetRig();

	@Test
	public void aRegisteredPoolIsWatchedAndFollowed() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 3));
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);

		pool.tell(Facts.changed(Facts.domain("new", "db-1", PowerState.PAUSED, "p-h")));

		eventually().until(() -> rig.view(id).domains().size() == 4);
		assertThat(rig.view(id).domains().values().iterator().next().facts().name()).isEqualTo("db-1");
		assertThat(rig.view(id).domains().values()).noneMatch(d -> d.stale());
	}

	@Test
	public void aPoolThatIsNotToBeWatchedIsLeftAlone() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);

		rig.fleet.setWatched(id, false);

		rig.awaitState(id, NotWatched.class);
		eventually().until(() -> pool.open.isEmpty());
		assertThat(rig.view(id).domains()).hasSize(1).allSatisfy((key, d) -> assertThat(d.stale()).isTrue());
		rig.fleet.setWatched(id, true);
		rig.awaitState(id, Connected.class);
	}

	@Test
	public void aLostLinkIsTriedAgainFromOneSecondUpToThirtyForEver() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 2));
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);

		pool.goDown();

		for (int seconds : List.of(1, 2, 4, 8, 16, 30, 30, 30)) {
			int opens = pool.opens.get();
			Lost lost = rig.awaitState(id, Lost.class);
			assertThat(Duration.between(rig.time.now(), lost.nextTry())).isEqualTo(Duration.ofSeconds(seconds));
			rig.time.advance(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(pool.opens).hasValue(opens);
			rig.time.advance(Duration.ofMillis(1));
			Instant tried = rig.time.now();
			eventually().until(() -> pool.opens.get() == opens + 1);
			eventually().until(() -> rig.view(id).state() instanceof Lost l && l.nextTry().isAfter(tried));
		}
		pool.failure = null;
		rig.time.advance(Duration.ofSeconds(30));
		rig.awaitState(id, Connected.class);
		assertThat(rig.view(id).domains()).hasSize(2);
	}

	@Test
	public void whileALinkIsLostWhatWasSeenLastStaysAndIsMarked() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 2));
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);

		pool.goDown();

		Lost lost = rig.awaitState(id, Lost.class);
		assertThat(lost.why().failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(rig.view(id).domains()).hasSize(2).allSatisfy((key, d) -> assertThat(d.stale()).isTrue());
		assertThat(rig.view(id).hosts().values()).allMatch(h -> h.stale());
		assertThat(rig.view(id).seenAt()).isNotNull();
		assertThat(rig.view(id).capabilities()).isNull();
	}

	@Test
	public void retryTriesNow() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.goDown();
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Lost.class);
		pool.failure = null;

		rig.fleet.retry(id);

		rig.awaitState(id, Connected.class);
	}

	@Test
	public void afterSleepLostPoolsAreTriedAtOnce() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.goDown();
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Lost.class);
		for (int i = 0; i < 6; i++) {
			int opens = pool.opens.get();
			rig.time.advance(Duration.ofSeconds(30));
			eventually().until(() -> pool.opens.get() > opens && rig.view(id).state() instanceof Lost);
		}
		eventually().until(() -> rig.view(id).state() instanceof Lost l && l.nextTry().isAfter(rig.time.now().plusSeconds(20)));
		pool.failure = null;

		rig.time.sleep(Duration.ofHours(8));
		rig.time.advance(Duration.ofSeconds(5));

		rig.awaitState(id, Connected.class);
	}

	@Test
	public void aWrongPasswordIsNeverTriedTwice() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		String id = rig.register(A, "wrong");

		NeedsPassword needs = rig.awaitState(id, NeedsPassword.class);
		rig.time.advance(Duration.ofHours(1));
		rig.fleet.retry(id);
		assertThatThrownBy(() -> rig.fleet.connection(id)).isInstanceOf(XenException.class);

		assertThat(needs.refused()).isTrue();
		rig.awaitState(id, NeedsPassword.class);
		assertThat(pool.logins).hasValue(1);
	}

	@Test
	public void theRightPasswordGivenLaterConnects() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		String id = rig.register(A, "wrong");
		rig.awaitState(id, NeedsPassword.class);

		rig.fleet.setPassword(id, Secret.of(FakeToolstacks.PASSWORD.toCharArray()), false);

		rig.awaitState(id, Connected.class);
	}

	@Test
	public void thePasswordGivenWhileAWrongOneIsTriedConnects() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.register(A, "wrong");
		pool.meanwhile = () -> {
			pool.meanwhile = () -> {
			};
			try {
				rig.fleet.setPassword(id, Secret.of(FakeToolstacks.PASSWORD.toCharArray()), false);
			} catch (EnvironmentException e) {
				throw new IllegalStateException(e);
			}
		};

		rig.fleet.watchAll();

		rig.awaitState(id, Connected.class);
		assertThat(pool.logins).hasValue(2);
	}

	@Test
	public void aPasswordThatIsNotKeptIsAskedForAfterARestart() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.register(A);
		rig.restart();

		rig.fleet.watchAll();

		assertThat(rig.awaitState(id, NeedsPassword.class).refused()).isFalse();
	}

	@Test
	public void aKeptPasswordIsFoundAfterARestart() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.fleet.register(FleetRig.registration(A, FakeToolstacks.PASSWORD, true));
		rig.restart();

		rig.fleet.watchAll();

		rig.awaitState(id, Connected.class);
	}

	@Test
	public void theEnvironmentVariableIsThePasswordOfThoseThatHaveNone() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.register(A);
		rig.variables.put("ADXEN_PASSWORD", FakeToolstacks.PASSWORD);
		rig.restart();

		rig.fleet.connect(List.of(id));

		assertThat(rig.view(id).state()).isInstanceOf(Connected.class);
	}

	@Test
	public void anUnknownCertificateWaitsForTheAdmin() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.certificate = SHA_1;
		rig.fleet.watchAll();
		String id = rig.register(A);

		NeedsTrust needs = rig.awaitState(id, NeedsTrust.class);
		assertThat(needs.expectedSha256()).isNull();
		rig.time.advance(Duration.ofHours(1));
		assertThat(pool.opens).hasValue(1);
		rig.fleet.trust(needs.presented());

		rig.awaitState(id, Connected.class);
	}

	@Test
	public void aChangedCertificateIsRefusedUntilItIsTrustedAnew() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.certificate = SHA_1;
		rig.fleet.trust(pool.identity());
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);

		pool.certificate = SHA_2;
		pool.breakLinks();
		rig.awaitState(id, Lost.class);
		rig.time.advance(Duration.ofSeconds(1));

		NeedsTrust needs = rig.awaitState(id, NeedsTrust.class);
		assertThat(needs.expectedSha256()).isEqualTo(SHA_1);
		assertThat(needs.presented().sha256()).isEqualTo(SHA_2);
		assertThat(pool.logins).as("no secret is sent to it").hasValue(1);
		rig.fleet.trust(needs.presented());
		rig.awaitState(id, Connected.class);
	}

	@Test
	public void aPoolVouchesForItsMembersButNotAgainstWhatIsKnown() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		var known = new PeerIdentity("b.example", 443, PeerIdentity.Kind.CERTIFICATE, SHA_1, "", null, null);
		var changed = new PeerIdentity("b.example", 443, PeerIdentity.Kind.CERTIFICATE, SHA_2, "", null, null);
		var fresh = new PeerIdentity("c.example", 443, PeerIdentity.Kind.CERTIFICATE, SHA_2, "", null, null);
		rig.fleet.trust(known);
		pool.members = List.of(changed, fresh);
		rig.fleet.watchAll();

		rig.awaitState(rig.register(A), Connected.class);

		assertThat(rig.fleet.trusted()).containsExactly(known, fresh);
	}

	@Test
	public void theLoadIsSampledAtTheIntervalThatIsSet() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Connected.class);
		eventually().until(() -> rig.fleet.picture().domains().allMatch(d -> d.facts().cpuLoad() == 0.5));

		pool.load = 0.75;
		rig.fleet.setRefreshSeconds(id, 60);
		rig.time.advance(Duration.ofSeconds(10));

		eventually().until(() -> rig.fleet.picture().hosts().allMatch(h -> h.facts().cpuLoad() == 0.75));
		assertThat(rig.fleet.picture().hosts()).allMatch(h -> h.facts().memoryFreeBytes() == 16L << 30);
	}

	@Test
	public void aLargeFleetIsSampledNoFasterThanItsBudget() throws Exception {
		var pools = new ArrayList<FakeToolstacks.Pool>();
		rig.fleet.watchAll();
		for (int i = 0; i < 60; i++) {
			pools.add(rig.toolstacks.add("xapi://pool" + i + ".example", Facts.pool("p" + i, 1)));
			rig.register("xapi://pool" + i + ".example");
		}
		eventually().until(() -> rig.fleet.picture().domains().filter(d -> d.facts().cpuLoad() == 0.5).count() == 60);

		Instant begun = rig.time.now();
		eventually().until(() -> {
			rig.time.advance(Duration.ofMillis(200));
			return pools.stream().allMatch(p -> p.loads.get() >= 2);
		});

		// All are due after 10 s, then asked five a second.
		assertThat(Duration.between(begun, rig.time.now())).isGreaterThanOrEqualTo(Duration.ofMillis(10_000 + 59 * 200));
	}

	@Test
	public void whileNobodyLooksTheLoadIsAskedForOnceAMinuteAndThenAtOnce() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		rig.awaitState(rig.register(A), Connected.class);
		eventually().until(() -> pool.loads.get() == 1);

		rig.fleet.lookedAt(false);
		awaitSample(pool, 2); // was planned before, or is by now
		Instant begun = rig.time.now();
		awaitSample(pool, 3);
		// A sample is seen a step or two after it was asked for.
		assertThat(Duration.between(begun, rig.time.now())).isGreaterThan(Duration.ofSeconds(50));

		Instant back = rig.time.now();
		// More than once, as the last sample may not have ended, and with time for each turn that is taken.
		eventually().pollInterval(Duration.ofMillis(20)).until(() -> {
			rig.fleet.lookedAt(false);
			rig.fleet.lookedAt(true);
			rig.time.advance(Duration.ofMillis(250));
			return pool.loads.get() >= 4;
		});
		assertThat(Duration.between(back, rig.time.now())).isLessThan(Duration.ofSeconds(60));
	}

	private void awaitSample(FakeToolstacks.Pool pool, int number) {
		eventually().until(() -> {
			rig.time.advance(Duration.ofMillis(500));
			return pool.loads.get() >= number;
		});
	}

	@Test
	public void anOldLoadIsNotShownAsIfItWereNew() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.watchAll();
		String id = rig.register(A);
		eventually().until(() -> rig.fleet.picture().domains().anyMatch(d -> d.facts().cpuLoad() == 0.5));
		pool.loadFailure = new XenException(new XenFailure.NotSupported(List.of("RRD")), "No RRDs.");

		rig.time.advance(Duration.ofSeconds(10));

		eventually().until(() -> rig.fleet.picture().domains().allMatch(d -> Double.isNaN(d.facts().cpuLoad())));
		rig.time.advance(Duration.ofSeconds(10));
		assertThat(rig.view(id).isConnected()).isTrue();
		assertThat(rig.logged).hasSize(1).first().asString().contains("No RRDs.");
	}

	@Test
	public void twoRegistrationsOfOnePoolAreFlagged() throws Exception {
		rig.toolstacks.add(A, Facts.pool("same", 1));
		rig.toolstacks.add("xapi://b.example", Facts.pool("same", 1));
		rig.fleet.watchAll();
		String first = rig.register(A);
		rig.awaitState(first, Connected.class);

		String second = rig.register("xapi://b.example");

		Lost lost = rig.awaitState(second, Lost.class);
		assertThat(org.adxen.fleet.FailureText.sentence(lost.why())).contains("b.example", "a.example");
		assertThat(rig.fleet.picture().domains()).hasSize(1);
	}

	@Test
	public void connectReturnsWhenEachWasReadOrCannotBe() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 5));
		String there = rig.register(A);
		String gone = rig.register("xapi://nobody.example");

		rig.fleet.connect(List.of(there, gone));

		assertThat(rig.view(there).state()).isInstanceOf(Connected.class);
		assertThat(rig.view(there).domains()).hasSize(5).allSatisfy((k, d) -> assertThat(d.facts().cpuLoad()).isEqualTo(0.5));
		assertThat(rig.view(gone).state()).isInstanceOf(Lost.class);
	}

	@Test
	public void operationsShareTheWatchedConnection() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.register(A);

		XenConnection connection = rig.fleet.connection(id);

		assertThat(rig.fleet.connection(id)).isSameAs(connection);
		rig.awaitState(id, Connected.class);
		assertThat(pool.opens).hasValue(1);
	}

	@Test
	public void anOperationOnAPoolThatIsDownLearnsWhyWithoutWaitingForTheNextTry() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.goDown();
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Lost.class);

		assertThatExceptionOfType(XenException.class).isThrownBy(() -> rig.fleet.connection(id))
				.withMessageContaining("Nobody answers");
	}

	@Test
	public void aConnectorThatBreaksIsTriedAgainAndLogged() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.snapshot = null;
		rig.fleet.watchAll();
		String id = rig.register(A);

		Lost lost = rig.awaitState(id, Lost.class);
		assertThat(lost.why().failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(rig.logged).isNotEmpty();
		pool.snapshot = Facts.pool("p", 1);
		rig.time.advance(Duration.ofSeconds(1));
		rig.awaitState(id, Connected.class);
	}

	@Test
	public void theNumberOfTheAttemptIsTold() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.goDown();
		rig.fleet.watchAll();
		String id = rig.register(A);
		rig.awaitState(id, Lost.class);
		rig.time.advance(Duration.ofSeconds(1));
		eventually().until(() -> pool.opens.get() == 2);
		rig.awaitState(id, Lost.class);

		assertThat(rig.changes.stream().map(c -> c.picture().pools().get(id)).filter(p -> p != null).map(p -> p.state()))
				.doesNotContain(new Connecting(0));
	}
}
