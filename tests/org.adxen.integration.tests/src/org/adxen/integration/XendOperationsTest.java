// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import static org.adxen.integration.OpenPool.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.simulator.SimulatedPool;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Every operation of a xend host, each checked by what the simulator itself knows. */
public class XendOperationsTest {

	private static final String SCENARIO = """
			seed 10
			pool "old" toolstack=xend user=root password=demo
			  host old-1 cpus=4 memory=8GiB
			  domain web host=old-1 memory=1GiB vcpus=2 type=pv
			  domain off host=old-1 state=halted memory=512MiB vcpus=1 type=pv
			  domain huge host=old-1 state=halted memory=16GiB vcpus=1 type=pv
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

	@Test
	public void probesWithoutLogin() throws Exception {
		assertThat(Connectors.xenApi().probe(xen.address()).product()).isEqualTo("xend");
	}

	@Test
	public void showsTheHost() throws Exception {
		var snapshot = xen.snapshot();

		assertThat(snapshot.facts().toolstack()).startsWith("xend");
		assertThat(snapshot.hosts()).singleElement().satisfies(host -> {
			assertThat(host.name()).isEqualTo("old-1");
			assertThat(host.memoryFreeBytes()).isPositive();
			assertThat(host.cpus()).isEqualTo(4);
		});
		assertThat(snapshot.domains()).extracting(DomainSnapshot::name).contains("web", "off");
		assertThat(snapshot.domains()).filteredOn(d -> d.kind() == DomainSnapshot.Kind.CONTROL).singleElement()
				.satisfies(zero -> assertThat(zero.id().host()).isEqualTo(snapshot.hosts().get(0).id()));
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
		done(xen.shutDown(id("web")));
		assertThat(state("web")).isEqualTo("Halted");
		done(xen.start(id("web"), true));
		assertThat(state("web")).isEqualTo("Paused");
		done(xen.forceShutDown(id("web")));
		assertThat(state("web")).isEqualTo("Halted");
	}

	@Test
	public void suspendsAndResumes() throws Exception {
		done(xen.suspend(id("web")));
		assertThat(state("web")).isEqualTo("Suspended");
		done(xen.resume(id("web")));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void reboots() throws Exception {
		done(xen.reboot(id("web")));
		assertThat(state("web")).isEqualTo("Running");
	}

	@Test
	public void saysThatTheStateIsWrong() {
		XenException refused = Connectors.failure(() -> done(xen.start(id("web"), false)));
		assertThat(refused.failure()).isEqualTo(new XenFailure.BadPowerState(List.of("halted"), "running"));
		assertThat(refused.getMessage()).contains("\"web\"");
	}

	@Test
	public void tellsWhyADomainCannotRunThere() throws Exception {
		String here = xen.snapshot().hosts().get(0).id();
		assertThat(xen.whyNotOn(id("off"), here)).isEmpty();
		assertThat(xen.whyNotOn(id("web"), here)).isEmpty();
		assertThat(xen.whyNotOn(id("off"), "another")).isPresent();

		assertThat(xen.whyNotOn(id("huge"), here))
				.hasValueSatisfying(why -> assertThat(why).contains("\"huge\"", "16384 MiB", "free"));
		XenException refused = Connectors.failure(() -> done(xen.start(id("huge"), false)));
		assertThat(refused.getMessage()).contains("huge");

		done(xen.disable(here));
		assertThat(xen.whyNotOn(id("off"), here)).hasValueSatisfying(why -> assertThat(why).contains("old-1", "maintenance"));
		assertThat(xen.whyNotOn(id("web"), here)).isEmpty();
		done(xen.enable(here));
		assertThat(xen.whyNotOn(id("off"), here)).isEmpty();
	}

	@Test
	public void tellsWhatTheHypervisorHasLogged() throws Exception {
		assertThat(xen.hypervisorLog(xen.snapshot().hosts().get(0).id())).startsWith("(XEN) Xen version 4.1.4");
	}

	@Test
	public void saysThatADomainThatIsGoneCannotBePlaced() throws Exception {
		String here = xen.snapshot().hosts().get(0).id();
		XenException gone = Connectors
				.failure(() -> xen.whyNotOn(DomainId.of("12345678-1234-1234-1234-123456789abc"), here));
		assertThat(gone.failure()).isInstanceOf(XenFailure.NotFound.class);
	}

	@Test
	public void renamesResizesAndDeletes() throws Exception {
		DomainId off = id("off");
		done(xen.rename(off, "renamed"));
		assertThat(pool.domain("renamed").uuid()).isEqualTo(off.uuid());
		done(xen.setMemory(off, 256L << 20));
		done(xen.delete(off, false));
		assertThat(pool.domains()).extracting("name").doesNotContain("renamed");
	}

	@Test
	public void makesADomainFromAFile() throws Exception {
		var request = CreateRequest.of(ConfigFile.parse("""
				name = "made"
				type = "pv"
				memory = 128
				kernel = "/boot/vmlinuz-guest"
				disk = [ "/dev/vg/made,raw,xvda,rw" ]
				""".getBytes(StandardCharsets.UTF_8)), "", "", true, false);
		String uuid = done(xen.create(request));

		assertThat(pool.domain("made").uuid()).isEqualTo(uuid);
		assertThat(state("made")).isEqualTo("Running");
		assertThat(xen.disks()).extracting("target").containsAll(xen.disksOf(request).stream().map(d -> d.target()).toList());
	}
}
