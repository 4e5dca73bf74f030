// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;

/** Which operation is offered in which state, after XAPI's table of legal states. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class VerdictTableTest {

	private static final Map<String, Set<PowerState>> LEGAL = Map.ofEntries(Map.entry("start", EnumSet.of(PowerState.HALTED)),
			Map.entry("startOn", EnumSet.of(PowerState.HALTED)), Map.entry("shutDown", EnumSet.of(PowerState.RUNNING)),
			Map.entry("reboot", EnumSet.of(PowerState.RUNNING)), Map.entry("pause", EnumSet.of(PowerState.RUNNING)),
			Map.entry("unpause", EnumSet.of(PowerState.PAUSED)), Map.entry("suspend", EnumSet.of(PowerState.RUNNING)),
			Map.entry("resume", EnumSet.of(PowerState.SUSPENDED)), Map.entry("resumeOn", EnumSet.of(PowerState.SUSPENDED)),
			Map.entry("migrate", EnumSet.of(PowerState.RUNNING)),
			Map.entry("forceReboot", EnumSet.of(PowerState.RUNNING, PowerState.PAUSED)),
			Map.entry("forceShutDown", EnumSet.of(PowerState.RUNNING, PowerState.PAUSED, PowerState.SUSPENDED,
					PowerState.CRASHED, PowerState.UNKNOWN)),
			Map.entry("delete", EnumSet.of(PowerState.HALTED)),
			Map.entry("setMemory", EnumSet.of(PowerState.RUNNING, PowerState.HALTED)),
			Map.entry("setVcpus", EnumSet.of(PowerState.RUNNING, PowerState.HALTED)),
			Map.entry("takeSnapshot", EnumSet.allOf(PowerState.class)), Map.entry("rename", EnumSet.allOf(PowerState.class)),
			Map.entry("protect", EnumSet.allOf(PowerState.class)), Map.entry("unprotect", EnumSet.noneOf(PowerState.class)));

	@Rule
	public final OperationsFixture x;

	public VerdictTableTest() throws IOException {
		x = new OperationsFixture();
	}

	@Test
	public void everyOperationOnDomainsIsInTheTable() {
		assertThat(x.operations.all().stream()
				.filter(o -> o.targets() == org.adxen.operations.OperationDescriptor.Targets.DOMAINS)
				.map(o -> o.id().substring(OperationsFixture.PREFIX.length())))
				.containsExactlyInAnyOrderElementsOf(LEGAL.keySet());
	}

	@Test
	public void anOperationIsOfferedInItsStatesAndRefusedInOthersByNameAndState() {
		for (PowerState state : PowerState.values()) {
			Target domain = x.fleet.domain(LAB, "web-1", state);
			LEGAL.forEach((operation, legal) -> {
				Verdict verdict = x.check(operation, domain, Map.of());
				if (legal.contains(state)) {
					assertThat(verdict).as("%s of a domain that is %s", operation, state).isEqualTo(Verdict.ALLOWED);
				} else {
					assertThat(verdict).as("%s of a domain that is %s", operation, state).isInstanceOfSatisfying(
							Verdict.Refused.class, r -> assertThat(r.reason()).contains("web-1").endsWith("."));
				}
			});
		}
	}

	@Test
	public void whatIsForOtherObjectsIsRefused() {
		assertThat(x.refusal("pause", x.fleet.hostTarget(LAB, "lab-1"), Map.of())).contains("Pause", "lab-1");
		assertThat(x.refusal("exitMaintenance", x.fleet.domain(LAB, "web-1", PowerState.RUNNING), Map.of())).contains("web-1");
	}

	@Test
	public void aHostIsPutIntoMaintenanceAndBackOnce() {
		Target.OfHost host = x.fleet.hostTarget(LAB, "lab-2");
		assertThat(x.check("disable", host, Map.of())).isEqualTo(Verdict.ALLOWED);
		assertThat(x.refusal("exitMaintenance", host, Map.of())).contains("lab-2");

		x.fleet.changeHost(host, h -> FakeFleet.host(h, false, true, 0));

		assertThat(x.refusal("disable", host, Map.of())).contains("lab-2");
		assertThat(x.check("exitMaintenance", host, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void theLastHostWithDomainsCannotBeEmptied() {
		x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-2"), h -> FakeFleet.host(h, true, false, 0));
		assertThat(x.refusal("enterMaintenance", x.fleet.hostTarget(LAB, "lab-1"), Map.of())).contains("lab-1", "1 domain");
	}

	@Test
	public void sizesAreCheckedAgainstTheLimitsOfARunningDomain() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(x.refusal("setMemory", web, Map.of("memory", Long.toString(8 * FakeFleet.GIB)))).contains("4 GiB");
		assertThat(x.refusal("setMemory", web, Map.of("memory", "-3"))).contains("web-1");
		assertThat(x.refusal("setVcpus", web, Map.of("vcpus", "5"))).contains("4 vCPUs");
		assertThat(x.refusal("setVcpus", web, Map.of("vcpus", "many"))).contains("number");
		assertThat(x.check("setMemory", web, Map.of("memory", Long.toString(3 * FakeFleet.GIB)))).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void aNameMustBeANewOne() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(x.refusal("rename", web, Map.of("name", " "))).contains("web-1");
		assertThat(x.refusal("rename", web, Map.of("name", "web-1"))).contains("already");
		assertThat(x.check("rename", web, Map.of("name", "web-2"))).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void whatIsGoneIsRefused() {
		Target.OfDomain web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.remove(web);
		assertThat(x.refusal("pause", web, Map.of())).contains(web.key().domain().uuid(), "lab");
		x.fleet.forget(LAB);
		assertThat(x.refusal("pause", web, Map.of())).contains("not registered");
	}
}
