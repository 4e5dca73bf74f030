// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabFleet.eventually;
import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/** The whole way from an admin's operation to two real hosts, and what the rules over the fleet refuse on it. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class FleetLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	@Rule
	public final LabFleet hosts = new LabFleet(LAB);

	private TargetOutcome outcome(String verb, Target target, Map<String, String> parameters) throws Exception {
		return timed("Operation through the fleet: " + verb, () -> hosts.outcomes(verb, List.of(target), parameters).get(target));
	}

	private void done(String verb, String name, Map<String, String> parameters) throws Exception {
		assertThat(outcome(verb, new Target.OfDomain(hosts.domain(name).key()), parameters)).as(verb).isInstanceOf(TargetOutcome.Done.class);
	}

	private String config(String name, String more) throws Exception {
		String text = LAB.host(1).sh("grep -v '^name' /root/guests/pvh1.cfg") + "name = \"" + name + "\"\n" + more;
		return Files.writeString(LAB.file(name + ".cfg"), text).toString();
	}

	@Test
	public void aDomainIsLedFromOneHostToTheOther() throws Exception {
		var first = new Target.OfPool(hosts.pool(1).id());
		assertThat(outcome("create", first, Map.of("config", config("pvh1", "")))).isInstanceOf(TargetOutcome.Done.class);
		eventually(() -> hosts.is("pvh1", PowerState.RUNNING));
		LAB.host(1).awaitTicks("pvh1");
		done("pause", "pvh1", Map.of());
		eventually(() -> hosts.is("pvh1", PowerState.PAUSED));
		done("unpause", "pvh1", Map.of());
		eventually(() -> hosts.is("pvh1", PowerState.RUNNING));
		done("migrate", "pvh1", Map.of("host", LAB.host(2).id()));
		// its configuration file goes with it
		eventually(() -> hosts.is("pvh1", PowerState.RUNNING) && !hosts.is("pvh1", PowerState.HALTED)
				&& LAB.host(2).id().equals(hosts.domain("pvh1").facts().host()));
		assertThat(LAB.host(1).uuids()).hasSize(1);
		assertThat(LAB.host(2).uuids()).hasSize(2);
		LAB.host(2).awaitTicks("pvh1--incoming");
		done("shutdown", "pvh1", Map.of());
		eventually(() -> !hosts.is("pvh1", PowerState.RUNNING) && hosts.is("pvh1", PowerState.HALTED));
		assertThat(LAB.host(2).uuids()).hasSize(1);
	}

	@Test
	public void forceShutDownOfAllLeavesDomain0() throws Exception {
		LAB.host(1).createByHand("tiny", "one");
		LAB.host(2).createByHand("tiny", "two");
		LAB.host(2).createByHand("tiny", "0");
		eventually(() -> hosts.is("one", PowerState.RUNNING) && hosts.is("two", PowerState.RUNNING) && hosts.is("0", PowerState.RUNNING));
		List<Target> all = hosts.fleet().picture().domains().<Target>map(d -> new Target.OfDomain(d.key())).toList();
		Map<Target, TargetOutcome> outcomes = hosts.outcomes("destroy", all, Map.of());
		assertThat(outcomes.values()).filteredOn(TargetOutcome.Done.class::isInstance).hasSize(3);
		hosts.fleet().picture().domains().filter(d -> d.facts().kind() == DomainSnapshot.Kind.CONTROL)
				.forEach(d -> assertThat(outcomes.get(new Target.OfDomain(d.key()))).isInstanceOf(TargetOutcome.Refused.class));
		for (int i = 1; i <= 2; i++) {
			assertThat(LAB.host(i).sh("xl list | tail -n +2").strip()).startsWith("Domain-0 ").doesNotContain("\n");
		}
	}

	/** xl itself would start it. */
	@Test
	public void aDiskInUseIsRefused() throws Exception {
		String disk = "disk = [ \"/srv/repository/disk1.img,raw,xvda,w\" ]\n";
		var host = new Target.OfPool(hosts.pool(1).id());
		assertThat(outcome("create", host, Map.of("config", config("first", disk)))).isInstanceOf(TargetOutcome.Done.class);
		assertThat(outcome("create", host, Map.of("config", config("second", disk)))).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				refused -> {
					assertThat(refused.reason()).contains("second", "xvda", "first");
				});
		assertThat(LAB.host(1).uuids()).hasSize(2);
		done("destroy", "first", Map.of());
	}
}
