// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabHost.failure;
import static org.adxen.xen.xl.internal.LabHost.finish;
import static org.adxen.xen.xl.internal.Transcript.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenFailure;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** That nothing is hit but what was meant, on a real host; migrations are in {@link MigrationLabTest}. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SafetyLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	private LabHost host;

	@Before
	public void connect() throws Exception {
		host = LAB.host(1);
	}

	@After
	public void clean() throws Exception {
		host.clean();
	}

	@Test
	public void domain0IsNeverTouched() throws Exception {
		DomainId domain0 = host.xen().snapshot().domains().stream().filter(d -> d.kind() == DomainSnapshot.Kind.CONTROL).findFirst()
				.orElseThrow().id();
		String before = host.sh("xl list -l 0");
		var verbs = new LinkedHashMap<String, LabHost.Step>();
		verbs.put("pause", () -> host.xen().pause(domain0));
		verbs.put("unpause", () -> host.xen().unpause(domain0));
		verbs.put("suspend", () -> host.xen().suspend(domain0));
		verbs.put("resume", () -> host.xen().resume(domain0));
		verbs.put("start", () -> host.xen().start(domain0, false));
		verbs.put("shut down", () -> host.xen().shutDown(domain0));
		verbs.put("force shut down", () -> host.xen().forceShutDown(domain0));
		verbs.put("reboot", () -> host.xen().reboot(domain0));
		verbs.put("force reboot", () -> host.xen().forceReboot(domain0));
		verbs.put("rename", () -> host.xen().rename(domain0, "zero"));
		verbs.put("memory", () -> host.xen().setMemory(domain0, 128 << 20));
		verbs.put("vCPUs", () -> host.xen().setVcpus(domain0, 1));
		verbs.put("delete", () -> host.xen().delete(domain0, false));
		verbs.put("migrate", () -> host.xen().migrateTo(domain0, LAB.host(2).xen()));
		for (var verb : verbs.entrySet()) {
			assertThat(told("Domain-0, to " + verb.getKey(), failure(verb.getValue()))).as(verb.getKey()).hasMessageContaining("Domain-0");
		}
		assertThat(host.sh("xl list -l 0")).isEqualTo(before);
		assertThat(host.sh("xl list 0")).contains("r-----");
	}

	/** To xl a name of digits is the number of a domain, "0" that of Domain-0. */
	@Test
	public void namesOfDigitsAreNotTakenForNumbers() throws Exception {
		DomainId first = host.createByHand("tiny", "first");
		int number = host.domain(first).domid();
		DomainId asNumber = host.createByHand("tiny", Integer.toString(number));
		DomainId asZero = host.createByHand("tiny", "0");
		assertThat(host.domain(asNumber).name()).isEqualTo(Integer.toString(number));
		assertThat(host.domain(asZero).name()).isEqualTo("0");

		finish(host.xen().pause(asNumber));
		assertThat(host.domain(asNumber).state()).isEqualTo(PowerState.PAUSED);
		assertThat(host.domain(first).state()).isEqualTo(PowerState.RUNNING);
		finish(host.xen().rename(asZero, "zero"));
		assertThat(host.domain(asZero).name()).isEqualTo("zero");
		assertThat(host.sh("xl domname 0").strip()).isEqualTo("Domain-0");
		finish(host.xen().forceShutDown(asNumber));
		assertThat(host.uuids()).contains(first.uuid(), asZero.uuid()).doesNotContain(asNumber.uuid());
		for (String name : List.of("0", "777", "-x", "a/b", "a\nb", " ")) {
			assertThat(failure(() -> host.xen().rename(first, name)).failure()).as(name).isInstanceOf(XenFailure.Refused.class);
		}
		assertThat(host.domain(first).name()).isEqualTo("first");
	}

	@Test
	public void hostileNamesHitOnlyTheirOwnDomain() throws Exception {
		var made = new LinkedHashMap<String, DomainId>();
		for (String name : List.of("a  b -b----  9", "$(touch hit)", "`touch hit`; touch hit", "-f", "--", "it's \"x\"",
				"two\nlines", "Domain-0 ", "one\n0 384 1 r----- 1.0 00000000-0000-0000-0000-000000000000", "ünïcödé ☃", "* ? [a]", "x".repeat(200))) {
			made.put(name, host.createByHand("tiny", name));
		}
		List<DomainSnapshot> shown = host.xen().snapshot().domains();
		made.forEach((name, id) -> assertThat(shown).filteredOn(domain -> domain.id().equals(id)).extracting(DomainSnapshot::name)
				.containsExactly(name));
		int left = made.size();
		for (Map.Entry<String, DomainId> entry : made.entrySet()) {
			DomainId id = entry.getValue();
			finish(host.xen().pause(id));
			assertThat(host.sh("xl list | grep -c -e '-[-b]p---'; exit 0").strip()).as(entry.getKey()).isEqualTo("1");
			assertThat(host.domain(id).state()).as(entry.getKey()).isEqualTo(PowerState.PAUSED);
			finish(host.xen().forceShutDown(id));
			assertThat(host.uuids()).as(entry.getKey()).hasSize(left).doesNotContain(id.uuid());
			left--;
		}
		assertThat(host.sh("find / -xdev -name hit")).as("nothing in a name was run").isEmpty();
		Transcript.note("Hostile names", made.size() + " domains, each acted on alone");
	}

	/** Which xl allows. */
	@Test
	public void ofTwoDomainsOfOneUuidOnlyTheOneThatIsMeantIsHit() throws Exception {
		DomainId first = host.createByHand("tiny", "twin-1");
		host.sh("sed 's/twin-1/twin-2/' /root/lab/made.cfg >/root/lab/twin.cfg && xl create /root/lab/twin.cfg");
		List<DomainSnapshot> twins = host.xen().snapshot().domains().stream().filter(d -> d.name().startsWith("twin-")).toList();
		assertThat(twins).extracting(DomainSnapshot::name).containsExactlyInAnyOrder("twin-1", "twin-2");
		DomainSnapshot second = twins.stream().filter(d -> d.name().equals("twin-2")).findFirst().orElseThrow();
		finish(host.xen().forceShutDown(second.id()));
		assertThat(host.sh("xl list | tail -n +3").strip()).startsWith("twin-1 ");
		assertThat(host.uuids()).contains(first.uuid());
	}

	@Test
	public void aDomainThatIsGoneIsNotMistakenForTheNext() throws Exception {
		DomainId gone = host.createByHand("tiny", "gone");
		host.xen().snapshot();
		host.sh("xl destroy gone");
		DomainId next = host.createByHand("tiny", "gone");
		assertThat(told("Pause of what is gone, when another has its name", failure(() -> host.xen().pause(gone))).failure())
				.isInstanceOf(XenFailure.NotFound.class);
		assertThat(host.domain(next).state()).isEqualTo(PowerState.RUNNING);
	}

	/** xl lets two domains write to one image file; the rule over the fleet, which compares these, is all that is in the way. */
	@Test
	public void aDiskInUseIsSeen() throws Exception {
		DomainId user = host.create(host.fromPath("/srv/repository/disk1.cfg", true));
		String disk = "disk = [ \"/srv/repository/../repository/disk1.img,raw,xvdb,w\" ]\n";
		var request = LabHost.guest("second", disk, true);
		DiskUse wanted = host.xen().disksOf(request).getFirst();
		assertThat(host.xen().disks()).anySatisfy(used -> {
			assertThat(used.domain()).isEqualTo(user);
			assertThat(used.target()).isEqualTo(wanted.target());
			assertThat(used.state()).isEqualTo(PowerState.RUNNING);
			assertThat(used.writable()).isTrue();
		});
		host.awaitTicks("disk1");
		finish(host.xen().suspend(user));
		assertThat(host.xen().disks()).as("a suspended domain still owns its disk").anySatisfy(used -> {
			assertThat(used.domain()).isEqualTo(user);
			assertThat(used.state()).isEqualTo(PowerState.SUSPENDED);
			assertThat(used.target()).isEqualTo(wanted.target());
		});
	}

	@Test
	public void aSuspendedDomainIsNotStarted() throws Exception {
		DomainId id = host.create(LabHost.guest("sleeper", "", true));
		host.awaitTicks("sleeper");
		try (LabHost other = LAB.open(1, Lab.PATIENCE)) {
			other.xen().snapshot();
			finish(host.xen().suspend(id));
			assertThat(told("Start of a suspended domain", failure(() -> host.xen().start(id, false))).failure())
					.isEqualTo(new XenFailure.BadPowerState(List.of("halted"), "suspended"));
			assertThat(failure(() -> other.xen().start(id, false)).failure()).as("by one who saw it run")
					.isEqualTo(new XenFailure.BadPowerState(List.of("halted"), "suspended"));
			assertThat(failure(() -> host.xen().delete(id, false)).failure()).isInstanceOf(XenFailure.BadPowerState.class);
			assertThat(host.uuids()).hasSize(1);
			assertThat(host.sh("ls /var/lib/adxen/saved").lines()).contains(id.uuid());
		}
	}

	@Test
	public void aSavedStateIsNeverWrittenOver() throws Exception {
		DomainId id = host.create(LabHost.guest("sleeper", "", true));
		host.awaitTicks("sleeper");
		host.sh("mkdir -p /var/lib/adxen/saved && echo precious >/var/lib/adxen/saved/" + id.uuid());
		told("Suspend over a saved state", failure(() -> host.xen().suspend(id)));
		assertThat(host.sh("cat /var/lib/adxen/saved/" + id.uuid()).strip()).isEqualTo("precious");
		assertThat(host.sh("xl list sleeper")).contains("-b----");
	}
}
