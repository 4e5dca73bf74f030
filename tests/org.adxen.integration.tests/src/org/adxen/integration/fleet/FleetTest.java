// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.integration.Programs;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.Secret;
import org.adxen.xen.XenFailure;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The fleet on real sockets, while toolstacks break under it. */
public class FleetTest {

	private static final String SCENARIO = """
			seed 5
			pool "lab" toolstack=xapi tls user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			  domain web host=lab-1 memory=2GiB vcpus=2
			  domain db host=lab-2 memory=2GiB vcpus=2
			pool "other" toolstack=xapi tls user=root password=demo
			  host other-1 cpus=8 memory=16GiB
			  domain mail host=other-1 memory=2GiB vcpus=2
			""";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private SimulatedFleet simulated;
	private SimulatedPool lab;
	private SimulatedPool other;
	private Fleet fleet;
	private String labId;
	private String otherId;
	private final List<ConnectionState> ofOther = new CopyOnWriteArrayList<>();

	@Before
	public void watch() throws Exception {
		simulated = SimulatedFleet.start(Scenario.parse(SCENARIO).withPace(0.01));
		lab = simulated.pool("lab");
		other = simulated.pool("other");
		fleet = Programs.fleet(temporary.getRoot().toPath().resolve("environment"));
		labId = register(lab);
		otherId = register(other);
		fleet.addListener(change -> ofOther.add(Objects.requireNonNull(change.picture().pools().get(otherId)).state()));
		fleet.watchAll();
		eventually(() -> view(labId).isConnected() && view(otherId).isConnected());
		ofOther.clear();
	}

	@After
	public void close() throws Exception {
		Programs.close(fleet);
		simulated.close();
	}

	@Test
	public void whatHappensInThePoolsIsSeenWithItsLoad() {
		eventually(() -> names(labId).equals(List.of("db", "web")) && names(otherId).equals(List.of("mail")));
		eventually(() -> fleet.picture().hosts().allMatch(h -> h.facts().cpuLoad() >= 0));

		lab.disturb(0);
		lab.disturb(1);

		eventually(() -> lab.domains().stream().filter(d -> !d.controlDomain()).map(d -> d.name() + d.state().toLowerCase()).sorted()
				.toList().equals(domains(labId).map(d -> d.facts().name() + d.facts().state().name().toLowerCase()).sorted().toList()));
	}

	@Test
	public void aRestartedToolstackComesBackByItselfAndOthersAreUnaffected() {
		// Down for long enough to be looked at meanwhile, however busy the machine is.
		lab.faults().restartToolstack(Duration.ofSeconds(8));

		await().atMost(Duration.ofSeconds(20)).until(() -> view(labId).state() instanceof Lost);
		assertThat(domains(labId)).allMatch(DomainView::stale);
		eventually(() -> view(labId).isConnected());

		assertThat(names(labId)).containsExactly("db", "web");
		assertThat(domains(labId)).noneMatch(DomainView::stale);
		assertThat(ofOther).allMatch(Connected.class::isInstance);
	}

	@Test
	public void aToolstackThatFallsSilentIsNoticed() {
		lab.faults().hang();

		await().atMost(Duration.ofSeconds(25)).until(() -> view(labId).state() instanceof Lost);
		lab.faults().clear();
		eventually(() -> view(labId).isConnected());
	}

	@Test
	public void aLostSessionIsTakenUpAgainWithoutANewPicture() {
		var before = view(labId).domains().keySet();
		lab.faults().loseSessions();

		lab.disturb(0);

		eventually(() -> lab.domains().stream().filter(d -> !d.controlDomain()).map(d -> d.name() + d.state().toLowerCase()).sorted()
				.toList().equals(domains(labId).map(d -> d.facts().name() + d.facts().state().name().toLowerCase()).sorted().toList()));
		eventually(() -> view(labId).isConnected());
		assertThat(view(labId).domains().keySet()).isEqualTo(before);
	}

	@Test
	public void aChangedCertificateIsRefusedAndTrustedAnewOnlyByTheAdmin() throws Exception {
		String old = lab.fingerprint();
		lab.faults().changeCertificates();
		lab.faults().restartToolstack(Duration.ofMillis(500));

		eventually(() -> view(labId).state() instanceof NeedsTrust);
		NeedsTrust needs = (NeedsTrust) view(labId).state();
		assertThat(needs.expectedSha256()).isEqualTo(old);
		assertThat(needs.presented().sha256()).isEqualTo(lab.fingerprint());

		fleet.trust(needs.presented());
		eventually(() -> view(labId).isConnected());
	}

	@Test
	public void aClosedPortIsTriedAgainUntilItOpens() {
		lab.faults().restartToolstack(Duration.ofSeconds(4));

		eventually(() -> view(labId).state() instanceof Lost lost && lost.why().failure() instanceof XenFailure.Unreachable);
		eventually(() -> view(labId).isConnected());
	}

	// --- words

	private String register(SimulatedPool pool) throws Exception {
		return fleet.register(new PoolRegistration("", Address.parse(pool.address()),
				new Credentials(pool.user(), Secret.of(pool.password().toCharArray())), false, pool.fingerprint()));
	}

	private PoolView view(String pool) {
		return Objects.requireNonNull(fleet.picture().pools().get(pool));
	}

	private java.util.stream.Stream<DomainView> domains(String pool) {
		return view(pool).domains().values().stream().filter(d -> d.facts().kind() == Kind.ORDINARY);
	}

	private List<String> names(String pool) {
		return domains(pool).map(d -> d.facts().name()).toList();
	}

	private static void eventually(Callable<Boolean> condition) {
		await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(condition);
	}
}
