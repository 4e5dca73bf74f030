// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import static org.adxen.fleet.internal.FleetRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.NotWatched;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.EnvironmentState.ReadOnly;
import org.adxen.fleet.EnvironmentState.Unreadable;
import org.adxen.fleet.EnvironmentState.Writable;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.model.store.EnvironmentStore;
import org.adxen.model.store.LastKnownStore;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.Secret;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Rule;
import org.junit.Test;

public class EnvironmentTest {

	private static final String A = "xapi://a.example";
	private static final String B = "xapi://b.example";
	private static final String SHA = "ab".repeat(32);

	@Rule
	public final FleetRig rig = new FleetRig();

	@Test
	public void aFirstStartIsAnEmptyWritableEnvironment() {
		assertThat(rig.fleet.environment()).isEqualTo(new Writable(rig.folder()));
		assertThat(rig.fleet.picture().pools()).isEmpty();
		assertThat(rig.fleet.settings()).isEqualTo(EnvironmentSettings.DEFAULT);
	}

	@Test
	public void whatWasAuthoredIsThereAfterARestart() throws Exception {
		String id = rig.register(A);
		rig.fleet.setLabel(id, "Lab");
		rig.fleet.setReadOnly(id, true);
		rig.fleet.setSettings(new EnvironmentSettings(false, 30, new ImageRepository("/srv/xen/", rig.folder().toString())));
		rig.restart();

		eventually().until(() -> rig.view(id) != null);
		assertThat(rig.view(id).label()).isEqualTo("Lab");
		assertThat(rig.view(id).readOnly()).isTrue();
		assertThat(rig.fleet.settings().refreshSeconds()).isEqualTo(30);
		assertThat(rig.fleet.settings().repository()).isEqualTo(new ImageRepository("/srv/xen", rig.folder().toString()));
	}

	@Test
	public void groupFilesAreKeptInOrderAndMoveWithTheEnvironmentWhereTheyAreInIt() throws Exception {
		Path inside = rig.folder().resolve("groups/shop.adxgroup");
		Path outside = rig.folder().resolveSibling("other.adxgroup");
		rig.fleet.addGroupFiles(List.of(inside, outside));
		rig.fleet.addGroupFiles(List.of(inside));
		rig.restart();

		assertThat(rig.fleet.groupFiles()).containsExactly(inside, outside);
		assertThat(Files.readString(rig.folder().resolve("environment.adxen"))).contains(">groups/shop.adxgroup<");

		rig.fleet.removeGroupFiles(List.of(inside));
		assertThat(rig.fleet.groupFiles()).containsExactly(outside);
	}

	@Test
	public void thePasswordIsInNoFile() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.fleet.register(FleetRig.registration(A, FakeToolstacks.PASSWORD, false));
		rig.fleet.watchAll();
		rig.restart();

		try (var files = Files.walk(rig.folder())) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				assertThat(Files.readString(file)).doesNotContain(FakeToolstacks.PASSWORD);
			}
		}
	}

	@Test
	public void testingTellsWhatThePoolIsCalledAndLeavesNothingBehind() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("production", 3));

		assertThat(rig.fleet.test(FleetRig.registration(A, FakeToolstacks.PASSWORD, true))).isEqualTo("production");

		assertThat(pool.open).isEmpty();
		assertThat(rig.fleet.picture().pools()).isEmpty();
		assertThat(rig.kept.secrets).isEmpty();
	}

	@Test
	public void aTestedPoolIsRegisteredUnderItsOwnId() throws Exception {
		rig.toolstacks.add(A, Facts.pool("its-uuid", 1));
		var registration = FleetRig.registration(A, FakeToolstacks.PASSWORD, false);
		rig.fleet.test(registration);

		assertThat(rig.fleet.register(registration)).isEqualTo("its-uuid");
	}

	@Test
	public void testingShowsAnUnknownCertificateAndAcceptsAKnownFingerprint() throws Exception {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.certificate = SHA;
		assertThatThrownBy(() -> rig.fleet.test(FleetRig.registration(A, FakeToolstacks.PASSWORD, false)))
				.isInstanceOfSatisfying(XenException.class,
						e -> assertThat(e.failure()).isEqualTo(new XenFailure.Untrusted(pool.identity(), null)));

		var known = new PoolRegistration("", Address.parse(A), credentials(), false, pool.identity().fingerprint());
		rig.fleet.test(known);
		assertThat(rig.fleet.trusted()).isEmpty();

		rig.fleet.watchAll();
		rig.awaitState(rig.fleet.register(known), Connected.class);
	}

	@Test
	public void aFingerprintThatDoesNotFitIsRefusedBeforeAnySecretIsSent() {
		var pool = rig.toolstacks.add(A, Facts.pool("p", 1));
		pool.certificate = SHA;

		assertThatThrownBy(
				() -> rig.fleet.test(new PoolRegistration("", Address.parse(A), credentials(), false, "cd".repeat(32))))
				.isInstanceOfSatisfying(XenException.class,
						e -> assertThat(e.failure()).isEqualTo(new XenFailure.Untrusted(pool.identity(), "cd".repeat(32))));
		assertThat(pool.logins).hasValue(0);
	}

	@Test
	public void whatIsNoFingerprintIsSaid() {
		assertThatThrownBy(() -> new PoolRegistration("", Address.parse(A), credentials(), false, "AB:CD"))
				.isInstanceOf(IllegalArgumentException.class);
		assertThat(new PoolRegistration("", Address.parse(A), credentials(), false, "SHA256:" + "AB:".repeat(31) + "AB")
				.fingerprint()).isEqualTo("ab".repeat(32));
	}

	@Test
	public void theSamePoolByAnotherAddressIsRefusedWhenTestedAndWhenRegistered() throws Exception {
		rig.toolstacks.add(A, Facts.pool("same", 1));
		rig.toolstacks.add(B, Facts.pool("same", 1));
		rig.fleet.watchAll();
		rig.awaitState(rig.register(A), Connected.class);
		eventually().until(() -> Files.readString(rig.folder().resolve(EnvironmentStore.FILE)).contains("toolstackId"));

		assertThatThrownBy(() -> rig.fleet.test(FleetRig.registration(B, FakeToolstacks.PASSWORD, false)))
				.isInstanceOfSatisfying(XenException.class, e -> assertThat(FailureText.sentence(e)).contains("a.example"));
		assertThatExceptionOfType(EnvironmentException.class).isThrownBy(() -> rig.register(A)).withMessageContaining("a.example");
	}

	@Test
	public void aPasswordThatCannotBeKeptKeepsThePoolFromBeingRegisteredHalf() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.kept.broken = "No keyring.";

		assertThatExceptionOfType(EnvironmentException.class)
				.isThrownBy(() -> rig.fleet.register(FleetRig.registration(A, FakeToolstacks.PASSWORD, true)))
				.withMessageContaining("No keyring.");
		assertThat(rig.fleet.picture().pools()).isEmpty();

		rig.fleet.watchAll();
		rig.awaitState(rig.fleet.register(FleetRig.registration(A, FakeToolstacks.PASSWORD, false)), Connected.class);
	}

	@Test
	public void aRemovedPoolIsForgottenWithItsPasswordNotesAndLastKnownPicture() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.fleet.register(FleetRig.registration(A, FakeToolstacks.PASSWORD, true));
		rig.fleet.watchAll();
		rig.awaitState(id, Connected.class);
		rig.fleet.setNotes(new DomainKey(id, DomainId.of("p-d0")), "Keep an eye on it");
		eventually().until(() -> rig.fleet.picture().domains().anyMatch(d -> d.notes().contains("eye")));

		rig.fleet.remove(List.of(id));

		assertThat(rig.fleet.picture().pools()).isEmpty();
		assertThat(rig.kept.secrets).isEmpty();
		assertThat(Files.readString(rig.folder().resolve(EnvironmentStore.FILE))).doesNotContain("eye");
		assertThat(Files.readString(rig.folder().resolve(LastKnownStore.FILE))).doesNotContain("p-d0");
	}

	@Test
	public void ownTagsAreShownBesideTheToolstacksAndSurviveNotes() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 1));
		String id = rig.register(A);
		rig.fleet.watchAll();
		rig.awaitState(id, Connected.class);
		var domain = new DomainKey(id, DomainId.of("p-d0"));

		rig.fleet.setNotes(domain, "Keep an eye on it");
		rig.fleet.changeTags(domain, Set.of("b", DomainSnapshot.PROTECT_TAG), Set.of("c"));
		rig.fleet.changeTags(domain, Set.of("a", "b"), Set.of());
		rig.fleet.setNotes(domain, "");
		DomainView tagged = Objects.requireNonNull(rig.fleet.picture().domain(domain));
		assertThat(tagged.isProtected()).isTrue();
		assertThat(tagged.tags()).contains("a", "b");
		assertThat(tagged.facts().tags()).doesNotContain("a", "b", DomainSnapshot.PROTECT_TAG);

		rig.fleet.changeTags(domain, Set.of(), Set.of("a", "b", DomainSnapshot.PROTECT_TAG));
		assertThat(Objects.requireNonNull(rig.fleet.picture().domain(domain)).isProtected()).isFalse();
		assertThat(Files.readString(rig.folder().resolve(EnvironmentStore.FILE))).doesNotContain("<notes");
	}

	@Test
	public void theLastKnownPictureIsShownAtStartMarkedAsOld() throws Exception {
		rig.toolstacks.add(A, Facts.pool("p", 7));
		String id = rig.register(A);
		rig.fleet.watchAll();
		rig.awaitState(id, Connected.class);
		rig.restart();

		eventually().until(() -> rig.view(id) != null && rig.view(id).domains().size() == 7);
		PoolView view = rig.view(id);
		assertThat(view.state()).isInstanceOf(NotWatched.class);
		assertThat(view.label()).isEqualTo("p");
		assertThat(view.seenAt()).isNotNull();
		assertThat(view.domains()).allSatisfy((key, d) -> assertThat(d.stale()).isTrue());
	}

	@Test
	public void aDamagedLastKnownPictureIsToldAndDoesNotMatter() throws Exception {
		Files.createDirectories(rig.folder());
		Files.writeString(rig.folder().resolve(LastKnownStore.FILE), "<torn");
		rig.toolstacks.add(A, Facts.pool("p", 1));
		rig.restart();

		rig.fleet.watchAll();
		rig.awaitState(rig.register(A), Connected.class);

		eventually().until(() -> !rig.logged.isEmpty());
		assertThat(rig.logged).allSatisfy(sentence -> assertThat(sentence).contains(LastKnownStore.FILE));
	}

	@Test
	public void twoProgramsOnOneEnvironmentSeeEachOthersChanges() throws Exception {
		rig.fleet.watchAll();
		eventually().until(() -> Files.exists(rig.folder().resolve("workbench.owner")));
		LiveFleet commandLine = rig.newFleet();
		try {
			String id = commandLine.register(FleetRig.registration(A, "x", false));

			rig.time.advance(Duration.ofSeconds(2));
			eventually().until(() -> rig.view(id) != null);
			rig.fleet.setLabel(id, "From the workbench");

			rig.time.advance(Duration.ofSeconds(2));
			eventually().until(() -> commandLine.picture().pools().get(id).label().equals("From the workbench"));
		} finally {
			commandLine.close();
		}
	}

	@Test
	public void aSecondWorkbenchSeesButCannotChangeUntilTheFirstIsClosed() throws Exception {
		rig.fleet.watchAll();
		eventually().until(() -> Files.exists(rig.folder().resolve("workbench.owner")));
		LiveFleet second = rig.newFleet();
		try {
			second.watchAll();

			eventually().until(() -> second.environment() instanceof ReadOnly);
			assertThat(((ReadOnly) second.environment()).why()).contains(System.getProperty("user.name"));
			assertThatThrownBy(() -> second.register(FleetRig.registration(A, "x", false)))
					.isInstanceOf(EnvironmentException.class);
			rig.fleet.close();
			eventually().until(() -> {
				rig.time.advance(Duration.ofSeconds(2));
				return second.environment() instanceof Writable;
			});
		} finally {
			second.close();
		}
	}

	@Test
	public void anUnreadableEnvironmentIsAStateAndNeverEmpty() throws Exception {
		rig.register(A);
		rig.fleet.close();
		Path file = rig.folder().resolve(EnvironmentStore.FILE);
		byte[] whole = Files.readAllBytes(file);
		Files.writeString(file, "<adxen");
		rig.fleet = rig.newFleet();

		EnvironmentState state = rig.fleet.environment();
		assertThat(state).isInstanceOf(Unreadable.class);
		assertThatExceptionOfType(EnvironmentException.class).isThrownBy(() -> rig.register(B))
				.withMessage(((Unreadable) state).why());
		assertThat(Files.readString(file)).isEqualTo("<adxen");

		Files.write(file, whole);
		rig.time.advance(Duration.ofSeconds(2));
		eventually().until(() -> rig.fleet.environment() instanceof Writable);
		eventually().until(() -> rig.fleet.picture().pools().size() == 1);
	}

	@Test
	public void whatWasReadStaysShownWhenTheFileIsDamagedLater() throws Exception {
		String id = rig.register(A);
		assertThat(rig.view(id)).isNotNull();
		Files.writeString(rig.folder().resolve(EnvironmentStore.FILE), "");

		rig.time.advance(Duration.ofSeconds(2));

		eventually().until(() -> rig.fleet.environment() instanceof Unreadable);
		assertThat(rig.view(id)).isNotNull();
	}

	@Test
	public void aListenerThatBreaksDoesNotKeepOthersFromHearing() throws Exception {
		rig.fleet.addListener(change -> {
			throw new IllegalStateException("broken view");
		});
		var heard = new java.util.concurrent.CountDownLatch(1);
		rig.fleet.addListener(change -> heard.countDown());

		rig.register(A);

		assertThat(heard.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
		eventually().until(() -> !rig.logged.isEmpty());
	}

	private static Credentials credentials() {
		return new Credentials("root", Secret.of(FakeToolstacks.PASSWORD.toCharArray()));
	}
}
