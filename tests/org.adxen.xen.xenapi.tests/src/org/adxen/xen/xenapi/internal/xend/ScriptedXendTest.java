// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.xenapi.internal.XenApiConnector;
import org.adxen.xen.xenapi.internal.server.Failures;
import org.adxen.xen.xenapi.internal.server.ScriptedXen;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class ScriptedXendTest {

	private static final String ZEROS = "00000000-0000-0000-0000-000000000000";
	private static final DomainId ONE = DomainId.of("uuid-1");

	private ScriptedXen xen;
	private XenConnection connection;

	@Before
	public void open() throws Exception {
		xen = ScriptedXen.xend();
		connection = new XenApiConnector().open(xen.request("xend"));
	}

	@After
	public void close() throws Exception {
		connection.close();
		xen.close();
	}

	private void withHost() {
		xen.on("host.get_record",
				Map.of("name_label", "old", "software_version", Map.of("Xen", "4.1.2"), "enabled", true, "metrics", "M", "host_CPUs",
						List.of("c1", "c2")))
				.on("host_metrics.get_record", Map.of("memory_total", "4294967296", "memory_free", "1073741824"))
				.on("host_cpu.get_record", Map.of("modelname", "Opteron")).on("VM.get_all", List.of(ZEROS, "uuid-1", "gone"))
				.on("VM_metrics.get_record",
						Map.of("VCPUs_number", "1", "memory_actual", "536870912", "VCPUs_utilisation", Map.of("0", 0.5), "start_time",
								"20250319T04:16:24"))
				.on("VM.get_record", p -> switch (p.get(0).toString()) {
				case ZEROS -> Map.of("uuid", ZEROS, "name_label", "Domain-0", "power_state", "Running", "is_control_domain", true,
						"domid", "0");
				case "uuid-1" -> Map.of("uuid", "uuid-1", "name_label", "one", "power_state", "Crashed", "VCPUs_max", "2",
						"memory_static_max", "1073741824", "metrics", "m");
				default -> throw new ScriptedXen.Failure("HANDLE_INVALID", "VM", "gone");
				});
	}

	@Test
	public void logsInWithTwoParameters() {
		assertThat(xen.calls("session.login_with_password")).containsExactly("session.login_with_password[root, secret]");
	}

	@Test
	public void showsTheHost() throws Exception {
		withHost();
		var pool = connection.snapshot();

		assertThat(pool.facts().id()).isNull();
		assertThat(pool.facts().toolstack()).isEqualTo("xend 4.1.2");
		assertThat(pool.hosts()).singleElement().satisfies(host -> {
			assertThat(host.memoryFreeBytes()).isEqualTo(1L << 30);
			assertThat(host.cpus()).isEqualTo(2);
			assertThat(host.cpuModel()).isEqualTo("Opteron");
		});
		DomainSnapshot zero = pool.domains().get(0);
		assertThat(zero.id()).isEqualTo(new DomainId(ZEROS, "host-uuid"));
		assertThat(zero.kind()).isEqualTo(DomainSnapshot.Kind.CONTROL);
		assertThat(zero.allowed()).isEmpty();
		DomainSnapshot one = pool.domains().get(1);
		assertThat(one.state()).isEqualTo(PowerState.CRASHED);
		assertThat(one.allowed()).contains(DomainAction.FORCE_SHUT_DOWN);
		assertThat(pool.domains()).hasSize(2);
	}

	@Test
	public void waitsForTheStateThatAShutdownLeadsTo() throws Exception {
		var asked = new AtomicInteger();
		xen.on("Async.VM.clean_shutdown", "T").on("task.get_record", Map.of("status", "success", "result", ""))
				.on("VM.get_power_state", p -> asked.incrementAndGet() < 2 ? "Running" : "Halted");

		XenTask task = connection.shutDown(ONE);
		task.await(p -> {
		});
		assertThat(asked).hasValue(2);
		assertThat(task.id()).startsWith("T");
		assertThat(Failures.of(task::cancel).failure()).isInstanceOf(XenFailure.NotSupported.class);
	}

	@Test
	public void aGuestThatWasOnlyAskedToShutDownIsNotDownYetForThoseWhoAskLater() throws Exception {
		var state = new AtomicReference<>("Running");
		xen.on("Async.VM.clean_shutdown", "T").on("task.get_record", Map.of("status", "success", "result", ""))
				.on("VM.get_power_state", p -> state.get());
		String id = connection.shutDown(ONE).id();

		assertThat(connection.outcomeOf(id)).isInstanceOf(TaskOutcome.Running.class);
		state.set("Halted");
		assertThat(connection.outcomeOf(id)).isInstanceOf(TaskOutcome.Succeeded.class);
		assertThat(xen.calls("task.get_record")).allSatisfy(call -> assertThat(call).doesNotContain("HALTED"));
		assertThat(connection.outcomeOf("of another toolstack")).isInstanceOf(TaskOutcome.Forgotten.class);
	}

	@Test
	public void tellsWhyATaskFailed() throws Exception {
		xen.on("Async.VM.start", "T").on("VM.get_name_label", "one").on("task.get_record",
				Map.of("status", "failure", "error_info", List.of("VM_BAD_POWER_STATE", "uuid-1", "Halted", "Running")));

		XenException e = Failures.of(() -> connection.start(ONE, false).await(p -> {
		}));
		assertThat(e.failure()).isEqualTo(new XenFailure.BadPowerState(List.of("halted"), "running"));
		assertThat(e.getMessage()).contains("\"one\"");
	}

	@Test
	public void saysWhatItLacks() {
		assertThat(Failures.of(() -> connection.migrate(ONE, "h")).failure()).isInstanceOf(XenFailure.NotSupported.class);
		assertThat(Failures.of(() -> connection.takeSnapshot(ONE, "s")).failure()).isInstanceOf(XenFailure.NotSupported.class);
		assertThat(Failures.of(() -> connection.delete(ONE, true)).failure()).isInstanceOf(XenFailure.NotSupported.class);
		assertThat(connection.capabilities().actions()).doesNotContain(DomainAction.MIGRATE, DomainAction.SNAPSHOT);
	}

	@Test
	public void makesADomainWithItsDevices() throws Exception {
		xen.on("SR.get_all", List.of("S")).on("SR.get_record", Map.of("type", "local")).on("network.get_all", List.of("N"))
				.on("network.get_record", Map.of("name_label", "xenbr0")).on("VM.create", "made").on("VDI.create", "D")
				.on("VBD.create", "B").on("VIF.create", "I").on("console.create", "C").on("Async.VM.start", "T")
				.on("task.get_record", Map.of("status", "success", "result", ""));
		var request = CreateRequest.of(ConfigFile.parse("""
				name = "x"
				type = "pv"
				memory = 256
				kernel = "/boot/vmlinuz"
				disk = [ "/dev/vg/x,raw,xvda,rw", "/srv/y.img,raw,xvdb,ro" ]
				vif = [ "bridge=xenbr0" ]
				vfb = [ "vnc=1,vncpasswd=geheim" ]
				""".getBytes(StandardCharsets.UTF_8)), "", "", true, false);

		assertThat(connection.create(request).await(p -> {
		})).isEqualTo("made");
		assertThat(xen.calls("VM.create")).singleElement()
				.satisfies(call -> assertThat(call).contains("PV_kernel=/boot/vmlinuz", "memory_dynamic_max=268435456"));
		assertThat(xen.calls("VDI.create")).satisfiesExactly(call -> assertThat(call).contains("location=phy:/dev/vg/x"),
				call -> assertThat(call).contains("location=file:/srv/y.img"));
		assertThat(xen.calls("VBD.create")).first().satisfies(call -> assertThat(call).contains("device=xvda", "mode=RW"));
		assertThat(connection.disksOf(request)).extracting("target").containsExactly("host-uuid:/dev/vg/x", "host-uuid:/srv/y.img");
	}

	@Test
	public void refusesWhatIsNewerThanXend() {
		var request = CreateRequest.of(ConfigFile.parse("name = \"x\"\ntype = \"pvh\"\nmemory = 64\nkernel = \"/k\"\n"
				.getBytes(StandardCharsets.UTF_8)), "", "", true, false);
		assertThat(Failures.of(() -> connection.create(request)).getMessage()).contains("pvh", "xend");
	}

	@Test
	public void pointsToTheOtherDialect() {
		xen.on("host.get_API_version_vendor", "XenSource");
		assertThat(Failures.of(() -> new XenApiConnector().open(xen.request("xend"))).getMessage()).contains("xapi://");
	}
}
