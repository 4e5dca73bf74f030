// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import static org.adxen.integration.OpenPool.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.ConnectRequest;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Every operation of a XAPI pool, each checked by what the simulator itself knows. */
public class XapiOperationsTest {

	private static final String SCENARIO = """
			seed 7
			pool "lab" toolstack=xapi tls user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			  storage nfs size=4TiB
			  disk data storage=nfs size=50GiB
			  template "Debian 12" memory=2GiB vcpus=1 disk=20GiB
			  domain web host=lab-1 memory=2GiB vcpus=2 os="Debian 12" address=10.0.0.1 tags=web,prod
			  domain off host=lab-1 state=halted memory=1GiB vcpus=1
			  domain deaf host=lab-2 memory=1GiB vcpus=1 no-tools
			  domain huge host=lab-1 state=halted memory=15GiB vcpus=1
			""";

	@Rule
	public final OpenPool open = new OpenPool(SCENARIO);

	private SimulatedPool pool;
	private XenConnection xen;

	@Before
	public void look() {
		pool = open.pool();
		xen = open.xen();
	}

	private DomainId id(String name) {
		return open.id(name);
	}

	private String state(String name) {
		return open.state(name);
	}

	private HostSnapshot host(String name) throws Exception {
		return xen.snapshot().hosts().stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
	}

	private DomainSnapshot domain(String name) throws Exception {
		return xen.snapshot().domains().stream().filter(domain -> domain.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	public void showsThePool() throws Exception {
		PoolSnapshot snapshot = xen.snapshot();

		assertThat(snapshot.facts().name()).isEqualTo("lab");
		assertThat(snapshot.facts().id()).isNotNull();
		assertThat(snapshot.facts().toolstack()).startsWith("XAPI 2.");
		assertThat(snapshot.hosts()).extracting(HostSnapshot::name).containsExactlyInAnyOrder("lab-1", "lab-2");
		assertThat(snapshot.hosts()).allSatisfy(host -> {
			assertThat(host.memoryFreeBytes()).isBetween(1L << 30, host.memoryTotalBytes());
			assertThat(host.cpus()).isEqualTo(8);
			assertThat(host.live()).isTrue();
		});
		assertThat(snapshot.templates()).extracting("name").contains("Debian 12");
		DomainSnapshot web = domain("web");
		assertThat(web.state()).isEqualTo(PowerState.RUNNING);
		assertThat(web.host()).isEqualTo(host("lab-1").id());
		assertThat(web.addresses()).containsExactly("10.0.0.1");
		assertThat(web.tags()).containsExactlyInAnyOrder("web", "prod");
		assertThat(web.memoryBytes()).isEqualTo(2L << 30);
		assertThat(web.startedAt()).isNotNull();
		assertThat(snapshot.domains()).filteredOn(d -> d.kind() == DomainSnapshot.Kind.CONTROL).hasSize(2);
	}

	@Test
	public void knowsTheCertificatesOfTheMembers() throws Exception {
		assertThat(xen.memberIdentities()).hasSize(2).extracting("sha256").contains(pool.fingerprint());
	}

	@Test
	public void pausesAndUnpauses() throws Exception {
		done(xen.pause(id("web")));
		assertThat(state("web")).isEqualTo("Paused");
		done(xen.unpause(id("web")));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void shutsDownAndStarts() throws Exception {
		var steps = new ArrayList<Double>();
		xen.shutDown(id("web")).await(steps::add);
		assertThat(state("web")).isEqualTo("Halted");
		assertThat(steps).isSorted().allMatch(step -> step > 0 && step <= 1);
		done(xen.start(id("web"), false));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void startsOnAHostAndPaused() throws Exception {
		done(xen.startOn(id("off"), host("lab-2").id(), true));
		assertThat(state("off")).isEqualTo("Paused");
		assertThat(pool.domain("off").host()).isEqualTo("lab-2");
	}

	@Test
	public void forcesOffWhatIsDeaf() throws Exception {
		XenException refused = Connectors.failure(() -> done(xen.shutDown(id("deaf"))));
		assertThat(refused.failure()).isInstanceOf(XenFailure.Refused.class);
		assertThat(refused.getMessage()).contains("\"deaf\"", "guest tools");
		done(xen.forceShutDown(id("deaf")));
		assertThat(state("deaf")).isEqualTo("Halted");
	}

	@Test
	public void reboots() throws Exception {
		done(xen.reboot(id("web")));
		assertThat(state("web")).isEqualTo("Running");
		done(xen.forceReboot(id("web")));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void suspendsAndResumes() throws Exception {
		done(xen.suspend(id("web")));
		assertThat(state("web")).isEqualTo("Suspended");
		done(xen.resumeOn(id("web"), host("lab-2").id()));
		assertThat(pool.domain("web").host()).isEqualTo("lab-2");
		done(xen.suspend(id("web")));
		done(xen.resume(id("web")));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void migrates() throws Exception {
		done(xen.migrate(id("web"), host("lab-2").id()));
		assertThat(pool.domain("web").host()).isEqualTo("lab-2");
		assertThat(domain("web").host()).isEqualTo(host("lab-2").id());
	}

	@Test
	public void saysThatTheStateIsWrong() throws Exception {
		XenException refused = Connectors.failure(() -> done(xen.start(id("web"), false)));
		assertThat(refused.failure()).isEqualTo(new XenFailure.BadPowerState(List.of("halted"), "running"));
		assertThat(refused.getMessage()).isEqualTo("Cannot start domain \"web\": it is running, but must be halted; look at its state again.");
	}

	@Test
	public void saysThatTheMemoryIsNotEnough() throws Exception {
		XenException refused = Connectors.failure(() -> done(xen.startOn(id("huge"), host("lab-1").id(), false)));
		assertThat(refused.failure()).isInstanceOf(XenFailure.NotEnoughMemory.class);
		assertThat(xen.whyNotOn(id("huge"), host("lab-1").id())).hasValueSatisfying(why -> assertThat(why).contains("MiB"));
		assertThat(xen.whyNotOn(id("off"), host("lab-2").id())).isEmpty();
	}

	@Test
	public void saysThatADomainDoesNotExist() {
		XenException refused = Connectors
				.failure(() -> xen.start(DomainId.of("12345678-1234-1234-1234-123456789abc"), false));
		assertThat(refused.failure()).isInstanceOf(XenFailure.NotFound.class);
	}

	@Test
	public void takesASnapshotThatIsNoDomain() throws Exception {
		int before = xen.snapshot().domains().size();
		String uuid = done(xen.takeSnapshot(id("web"), "before upgrade"));
		assertThat(xen.details(id("web")).snapshots()).singleElement().satisfies(snapshot -> {
			assertThat(snapshot.uuid()).isEqualTo(uuid);
			assertThat(snapshot.name()).isEqualTo("before upgrade");
		});
		assertThat(xen.snapshot().domains()).hasSize(before);
	}

	@Test
	public void renamesTagsAndResizes() throws Exception {
		done(xen.rename(id("off"), "still off"));
		assertThat(state("still off")).isEqualTo("Halted");
		done(xen.changeTags(id("still off"), Set.of("a", "b"), Set.of()));
		done(xen.setMemory(id("still off"), 3L << 30));
		done(xen.setVcpus(id("still off"), 4));
		DomainSnapshot changed = domain("still off");
		assertThat(changed.tags()).containsExactlyInAnyOrder("a", "b");
		assertThat(changed.memoryBytes()).isEqualTo(3L << 30);
		assertThat(changed.memoryMaxBytes()).isEqualTo(3L << 30);
		assertThat(changed.vcpus()).isEqualTo(4);
		done(xen.setVcpus(id("still off"), 2));
		assertThat(domain("still off").vcpusMax()).isEqualTo(2);
	}

	@Test
	public void aTagThatAnotherClientGaveSinceThePictureStays() throws Exception {
		assertThat(domain("web").tags()).containsExactlyInAnyOrder("web", "prod");
		try (XenConnection other = Connectors.open(pool)) {
			done(other.changeTags(id("web"), Set.of("theirs"), Set.of("web")));
		}
		done(xen.changeTags(id("web"), Set.of("mine", "prod"), Set.of("not there")));
		assertThat(domain("web").tags()).containsExactlyInAnyOrder("prod", "theirs", "mine");
		done(xen.changeTags(id("web"), Set.of(), Set.of("prod")));
		assertThat(domain("web").tags()).containsExactlyInAnyOrder("theirs", "mine");
	}

	@Test
	public void resizesWhatRuns() throws Exception {
		done(xen.setMemory(id("web"), 1L << 30));
		done(xen.setVcpus(id("web"), 1));
		assertThat(domain("web").vcpus()).isEqualTo(1);
	}

	@Test
	public void deletesTheDefinitionAndOnDemandTheDisks() throws Exception {
		int disks = xen.disks().size();
		int own = xen.details(id("off")).disks().stream().filter(disk -> !disk.cdrom()).toList().size();
		done(xen.delete(id("off"), true));
		assertThat(pool.domains()).extracting("name").doesNotContain("off");
		assertThat(xen.disks()).hasSize(disks - own);
	}

	@Test
	public void putsAHostIntoMaintenanceAndBack() throws Exception {
		String host = host("lab-1").id();
		done(xen.disable(host));
		assertThat(host("lab-1").enabled()).isFalse();
		done(xen.evacuate(host));
		assertThat(pool.domain("web").host()).isEqualTo("lab-2");
		done(xen.enable(host));
		assertThat(host("lab-1").enabled()).isTrue();
	}

	@Test
	public void makesADomainFromATemplate() throws Exception {
		String template = xen.snapshot().templates().stream().filter(t -> t.name().equals("Debian 12")).findFirst().orElseThrow()
				.uuid();
		String uuid = done(xen.createFromTemplate(TemplateRequest.of(template, "fresh")));
		assertThat(pool.domain("fresh").uuid()).isEqualTo(uuid);
		assertThat(state("fresh")).isEqualTo("Halted");
		assertThat(xen.details(DomainId.of(uuid)).disks()).isNotEmpty();
	}

	@Test
	public void aDomainFromATemplateIsSetUpBeforeItIsOne() throws Exception {
		String template = xen.snapshot().templates().stream().filter(t -> t.name().equals("Debian 12")).findFirst().orElseThrow()
				.uuid();
		String uuid = done(xen.createFromTemplate(new TemplateRequest(template, "sized", 3L << 30, 4, Map.of("adxen.group", "g"))));
		DomainSnapshot made = domain("sized");
		assertThat(made.id()).isEqualTo(DomainId.of(uuid));
		assertThat(made.memoryMaxBytes()).isEqualTo(3L << 30);
		assertThat(made.vcpus()).isEqualTo(4);
		assertThat(made.labels()).containsEntry("adxen.group", "g");
	}

	@Test
	public void makesADomainFromAFile() throws Exception {
		String disk = xen.details(id("off")).disks().get(0).target().substring(4);
		var request = CreateRequest.of(ConfigFile.parse(("""
				name = "made"
				type = "pvh"
				memory = 512
				vcpus = 2
				kernel = "/boot/guest/vmlinuz"
				extra = "root=/dev/xvda1"
				disk = [ "format=raw,vdev=xvda,access=ro,target=%s" ]
				vif = [ "bridge=xenbr0" ]
				on_crash = "preserve"
				""".formatted(disk)).getBytes(StandardCharsets.UTF_8)), "", "", true, false);
		String uuid = done(xen.create(request));

		assertThat(pool.domain("made").uuid()).isEqualTo(uuid);
		assertThat(state("made")).isEqualTo("Running");
		assertThat(domain("made").memoryMaxBytes()).isEqualTo(512L << 20);
		assertThat(xen.details(DomainId.of(uuid)).disks()).hasSize(1);
		assertThat(xen.details(DomainId.of(uuid)).nics()).hasSize(1);
		assertThat(xen.disksOf(request)).singleElement()
				.satisfies(use -> assertThat(use.target()).isEqualTo("vdi:" + disk));
	}

	@Test
	public void tellsWhatBecameOfATask() throws Exception {
		XenTask task = xen.pause(id("web"));
		assertThat(task.id()).isNotEmpty();
		try (XenConnection other = Connectors.open(pool)) {
			TaskOutcome outcome = other.outcomeOf(task.id());
			if (outcome instanceof TaskOutcome.Running running) {
				done(running.task());
			} else {
				assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
			}
			assertThat(other.outcomeOf("12345678-1234-1234-1234-123456789abc")).isInstanceOf(TaskOutcome.Forgotten.class);
		}
		assertThat(state("web")).isEqualTo("Paused");
	}

	@Test
	public void measuresTheLoad() throws Exception {
		var load = xen.load(); // of the hosts whose certificates are trusted: here the coordinator's only
		assertThat(load.hosts()).hasSize(2).allSatisfy((host, l) -> assertThat(l.memoryFreeBytes()).isPositive());
		assertThat(load.domains()).containsKey(id("web"));
		assertThat(load.domains().values()).allMatch(l -> l >= 0 && l <= 1);
	}

	@Test
	public void asksEachHostForItsOwnMeasurements() throws Exception {
		var known = new java.util.HashSet<String>();
		xen.memberIdentities().forEach(identity -> known.add(identity.host() + ' ' + identity.sha256()));
		known.add("127.0.0.1 " + pool.fingerprint());
		var request = Connectors.request(pool, pool.password());
		try (XenConnection both = Connectors.xenApi().open(new ConnectRequest(request.address(), request.credentials(),
				presented -> known.contains(presented.host() + ' ' + presented.sha256()) ? new TrustPolicy.Trusted()
						: new TrustPolicy.Unknown(),
				request.timeout()))) {
			var load = both.load();
			assertThat(load.hosts().values()).allMatch(host -> host.cpu() >= 0 && host.cpu() <= 1);
			assertThat(load.domains()).containsKeys(id("web"), id("deaf"));
		}
	}
}
