// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.adxen.xen.xl.internal.LabHost.finish;
import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Set;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostConsole;
import org.adxen.xen.HostFiles;
import org.adxen.xen.PowerState;
import org.adxen.xen.config.ConfigFile;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** All that can be done with a domain, on a real host. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class OperationsLabTest {

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
	public void theHostIsShownAsItIs() throws Exception {
		var snapshot = timed("Complete picture of the host", host.xen()::snapshot);
		Transcript.note("Versions", LAB.get("lab.versions").replace("_amd64.deb", ""));
		Transcript.note("Toolstack", snapshot.facts().toolstack() + ", " + host.sh("uname -r").strip() + " as Domain-0");
		assertThat(snapshot.facts().toolstack()).isEqualTo("xl " + host.sh("xl info xen_version").strip());
		assertThat(snapshot.hosts()).singleElement().satisfies(shown -> {
			assertThat(shown.name()).isEqualTo("xen-lab-1");
			assertThat(shown.memoryFreeBytes()).isEqualTo(Long.parseLong(host.sh("xl info free_memory").strip()) << 20);
			assertThat(shown.memoryTotalBytes()).isEqualTo(Long.parseLong(host.sh("xl info total_memory").strip()) << 20);
			assertThat(shown.cpus()).isEqualTo(1);
			assertThat(shown.cpuModel()).isNotEmpty();
		});
		assertThat(snapshot.domains()).extracting(DomainSnapshot::name, DomainSnapshot::kind, DomainSnapshot::state)
				.contains(org.assertj.core.groups.Tuple.tuple("Domain-0", DomainSnapshot.Kind.CONTROL, PowerState.RUNNING),
						org.assertj.core.groups.Tuple.tuple("disk1", DomainSnapshot.Kind.ORDINARY, PowerState.HALTED));
	}

	@Test
	public void aDomainOfAFileFromHereIsLedThroughItsLife() throws Exception {
		byte[] file = host.xen().files().orElseThrow().read("/root/guests/g1.cfg", 1 << 20);
		var request = CreateRequest.of(ConfigFile.parse((new String(file, UTF_8) + "maxvcpus = 2\n").getBytes(UTF_8)), "", "", true, false);
		DomainId id = timed("Create and start from g1.cfg", () -> host.create(request));
		DomainSnapshot made = host.domain(id);
		assertThat(made.name()).isEqualTo("g1");
		assertThat(made.state()).isEqualTo(PowerState.RUNNING);
		assertThat(made.startedAt()).isNotNull();
		host.awaitTicks("g1");
		timed("Pause", () -> finish(host.xen().pause(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.PAUSED);
		timed("Unpause", () -> finish(host.xen().unpause(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.RUNNING);
		timed("Memory to 80 MiB, running", () -> finish(host.xen().setMemory(id, 80L << 20)));
		await().atMost(Lab.PATIENCE).until(() -> host.domain(id).memoryBytes() == 80L << 20);
		assertThat(Transcript.told("vCPUs to 2 on a host with 1", LabHost.failure(() -> host.xen().setVcpus(id, 2))))
				.hasMessageContaining("1 physical CPUs");
		timed("vCPUs to 1, running", () -> finish(host.xen().setVcpus(id, 1)));
		timed("Tags", () -> finish(host.xen().changeTags(id, Set.of("a b", "é"), Set.of())));
		timed("Rename, running", () -> finish(host.xen().rename(id, "g1 \"new\" é")));
		assertThat(host.domain(id).tags()).containsExactlyInAnyOrder("a b", "é");
		assertThat(host.domain(id).name()).isEqualTo("g1 \"new\" é");
		assertThat(host.sh("xl domname " + host.domain(id).domid()).strip()).isEqualTo("g1 \"new\" é");
		host.xen().load();
		assertThat(host.xen().load().domains()).containsKey(id);
		int before = host.domain(id).domid();
		timed("Reboot until it is a new domain", () -> finish(host.xen().reboot(id)));
		assertThat(host.domain(id).domid()).isGreaterThan(before);
		host.awaitTicks("g1 \"new\" é");
		timed("Shut down until it is gone", () -> finish(host.xen().shutDown(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
		assertThat(host.uuids()).hasSize(1);
		timed("Memory to 100 MiB, halted", () -> finish(host.xen().setMemory(id, 100L << 20)));
		timed("vCPUs to 1, halted", () -> finish(host.xen().setVcpus(id, 1)));
		assertThat(host.domain(id).memoryBytes()).isEqualTo(100L << 20);
		timed("Start, paused", () -> finish(host.xen().start(id, true)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.PAUSED);
		assertThat(host.domain(id).vcpusMax()).isEqualTo(1);
		timed("Force reboot", () -> finish(host.xen().forceReboot(id)));
		timed("Force shut down", () -> finish(host.xen().forceShutDown(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
		timed("Delete", () -> finish(host.xen().delete(id, false)));
		assertThat(host.find(id)).isEmpty();
		assertThat(host.sh("ls /var/lib/adxen/domains").strip()).as("the file stays").isEqualTo(id.uuid() + ".cfg");
	}

	@Test
	public void aDomainOfTheRepositoryStartsFromItsFileThere() throws Exception {
		DomainId id = timed("Create and start from the repository, with a disk", () -> host.create(host.fromPath("/srv/repository/disk1.cfg", true)));
		assertThat(host.domain(id).name()).isEqualTo("disk1");
		assertThat(host.domain(id).state()).isEqualTo(PowerState.RUNNING);
		assertThat(host.xen().details(id).disks()).singleElement()
				.satisfies(disk -> assertThat(disk.toString()).contains("disk1.img"));
		assertThat(host.sh("ls /var/lib/adxen/domains 2>/dev/null; exit 0")).as("no copy is made").isEmpty();
		finish(host.xen().forceShutDown(id));
		String disks = host.sh("sha256sum /srv/repository/disk1.img");
		assertThat(LabHost.failure(() -> host.xen().delete(id, true))).hasMessageContaining("disks");
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
		finish(host.xen().delete(id, false));
		assertThat(host.find(id)).isEmpty();
		assertThat(host.sh("sha256sum /srv/repository/disk1.img")).isEqualTo(disks);
		assertThat(host.sh("ls /srv/repository").lines()).contains("disk1.cfg", "disk1.img");
		DomainId again = host.create(host.fromPath("/srv/repository/disk1.cfg", false));
		assertThat(again).isEqualTo(id);
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
	}

	@Test
	public void aDomainIsSuspendedAndGoesOn() throws Exception {
		DomainId id = host.create(LabHost.guest("sleeper", "", true));
		host.awaitTicks("sleeper");
		timed("Suspend, 96 MB", () -> finish(host.xen().suspend(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.SUSPENDED);
		assertThat(host.domain(id).name()).isEqualTo("sleeper");
		assertThat(host.uuids()).hasSize(1);
		assertThat(host.sh("stat -c '%a %n' /var/lib/adxen/saved/*").lines()).contains("600 /var/lib/adxen/saved/" + id.uuid());
		timed("Resume, 96 MB", () -> finish(host.xen().resume(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.RUNNING);
		assertThat(host.sh("ls /var/lib/adxen/saved")).as("gone once it runs").isEmpty();
		String log = "/var/log/xen/console/guest-sleeper.log";
		long lines = Long.parseLong(host.sh("grep -c tick " + log).strip());
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> Long.parseLong(host.sh("grep -c tick " + log).strip()) > lines);
		finish(host.xen().suspend(id));
		timed("Discard a saved state", () -> finish(host.xen().forceShutDown(id)));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
		assertThat(host.sh("ls /var/lib/adxen/saved")).isEmpty();
	}

	@Test
	public void consoleAndLogAreThoseOfTheDomainAndTheHypervisor() throws Exception {
		DomainId id = host.create(LabHost.guest("talker", "", true));
		host.awaitTicks("talker");
		assertThat(timed("Hypervisor's log", () -> host.xen().hypervisorLog(host.id()))).contains("(XEN) Xen version");
		assertThat(host.xen().consoleCommand(id)).startsWith("ssh ").contains("xen-lab-1", "xl console " + host.domain(id).domid());
		try (HostConsole console = timed("Open the console", () -> host.xen().console(id))) {
			console.resize(100, 30);
			console.input().write("echo $((6 * 7))y\n".getBytes(UTF_8));
			console.input().flush();
			var seen = new StringBuilder();
			while (seen.indexOf("42y") < 0) {
				int b = console.output().read();
				assertThat(b).isNotNegative();
				seen.append((char) b);
			}
		}
		await().atMost(Lab.PATIENCE).until(() -> !host.processes().contains("xenconsole "));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.RUNNING);
	}

	@Test
	public void filesGoToTheHostAndAreCopiedThere() throws Exception {
		HostFiles files = host.xen().files().orElseThrow();
		host.sh("mkdir -p /root/lab");
		byte[] content = "a = 'ü'\n".repeat(500_000).getBytes(UTF_8);
		String path = "/root/lab/new\n'one'";
		timed("Upload 4.5 MB", () -> finish(files.upload(new ByteArrayInputStream(content), content.length, path, false)));
		timed("Copy 4.5 MB on the host", () -> finish(files.copy(path, path + " 2")));
		assertThat(files.read(path + " 2", content.length)).isEqualTo(content);
		assertThat(files.list("/root/lab")).extracting(HostFiles.Entry::name).containsExactlyInAnyOrder("new\n'one'", "new\n'one' 2");
		assertThat(host.sh("stat -c %a /root/lab/*").lines()).containsOnly("600");
		assertThat(files.freeBytes("/root")).isPositive();
	}
}
