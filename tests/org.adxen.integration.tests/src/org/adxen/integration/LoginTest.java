// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Who is let in, and who is believed. Inside OSGi these are also the calls over TLS that prove that it works there. */
public class LoginTest {

	private static final String SCENARIO = """
			seed 9
			pool "lab" toolstack=xapi tls user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			  domain web host=lab-1 memory=2GiB vcpus=2
			""";

	private SimulatedFleet fleet;
	private SimulatedPool pool;

	@Before
	public void start() throws Exception {
		fleet = SimulatedFleet.start(
				Scenario.parse(SCENARIO).withPace(0).withPorts(0).withWrongPasswordDelay(Duration.ofMillis(20)));
		pool = fleet.pool("lab");
	}

	@After
	public void stop() {
		fleet.close();
	}

	private XenException refused(TrustPolicy policy, String password) {
		return Connectors.failure(() -> Connectors.xenApi().open(new ConnectRequest(Address.parse(pool.address()),
				new Credentials("root", Secret.of(password.toCharArray())), policy, Duration.ofSeconds(5))));
	}

	@Test
	public void callsOverTls() throws Exception {
		try (XenConnection xen = Connectors.open(pool)) {
			assertThat(xen.address()).isEqualTo(Address.parse(pool.address()));
			assertThat(xen.snapshot().domains()).extracting("name").contains("web");
		}
	}

	@Test
	public void asksAboutAnUnknownCertificate() {
		var asked = new ArrayList<PeerIdentity>();
		XenException e = refused(presented -> {
			asked.add(presented);
			return new TrustPolicy.Unknown();
		}, "demo");

		assertThat(e.failure()).isInstanceOfSatisfying(XenFailure.Untrusted.class, untrusted -> {
			assertThat(untrusted.changed()).isFalse();
			assertThat(untrusted.presented().sha256()).isEqualTo(pool.fingerprint());
			assertThat(untrusted.presented().port()).isEqualTo(pool.port());
		});
		assertThat(asked).hasSize(1);
	}

	@Test
	public void refusesAChangedCertificate() {
		XenException e = refused(presented -> new TrustPolicy.Changed("00".repeat(32)), "demo");

		assertThat(e.failure()).isInstanceOfSatisfying(XenFailure.Untrusted.class,
				untrusted -> assertThat(untrusted.changed()).isTrue());
		assertThat(e.getMessage()).contains("not the one that was trusted before");
	}

	@Test
	public void noticesACertificateThatChangesUnderTheConnection() throws Exception {
		try (XenConnection xen = Connectors.open(pool)) {
			pool.faults().changeCertificates();
			pool.faults().refuse(true);
			pool.faults().refuse(false);
			// a resumed TLS session would show no certificate, so these are not resumed for longer than a second
			org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(Connectors.failure(xen::snapshot).failure())
					.isInstanceOf(XenFailure.Untrusted.class));
		}
	}

	@Test
	public void tellsThatThePasswordIsWrong() {
		XenException e = refused(presented -> new TrustPolicy.Trusted(), "wrong");

		assertThat(e.failure()).isEqualTo(new XenFailure.Authentication(Address.parse(pool.address()), "root"));
		assertThat(e.getMessage()).contains("root", "wrong");
	}

	@Test
	public void probesWithoutLogin() throws Exception {
		var probe = Connectors.xenApi().probe(Address.parse(pool.address()));

		assertThat(probe.product()).isEqualTo("XAPI");
		assertThat(probe.identity()).extracting("sha256").isEqualTo(pool.fingerprint());
	}

	@Test
	public void followsASupporterToItsCoordinator() throws Exception {
		String supporter;
		try (XenConnection xen = Connectors.open(pool)) {
			supporter = xen.snapshot().hosts().stream().filter(host -> !host.coordinator()).findFirst().orElseThrow().address();
		}
		var asked = new ArrayList<String>();
		var request = new ConnectRequest(new Address("xapi", false, supporter, pool.port()),
				new Credentials("root", Secret.of("demo".toCharArray())), presented -> {
					asked.add(presented.host());
					return new TrustPolicy.Trusted();
				}, Duration.ofSeconds(5));
		try (XenConnection xen = Connectors.xenApi().open(request)) {
			assertThat(xen.address().host()).isNotEqualTo(supporter);
			assertThat(asked).contains(supporter, xen.address().host());
		}
	}

	@Test
	public void tellsThatNobodyAnswers() {
		Address address = Address.parse(pool.address());
		fleet.close();
		XenException e = Connectors.failure(() -> Connectors.xenApi().probe(address));

		assertThat(e.failure()).isEqualTo(new XenFailure.Unreachable(address));
		assertThat(e.getMessage()).contains(address.toString());
	}
}
