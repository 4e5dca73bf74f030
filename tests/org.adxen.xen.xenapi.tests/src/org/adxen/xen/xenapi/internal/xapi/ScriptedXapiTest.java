// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.xenapi.internal.XenApiConnector;
import org.adxen.xen.xenapi.internal.server.Failures;
import org.adxen.xen.xenapi.internal.server.ScriptedXen;
import org.eclipse.jdt.annotation.NonNull;
import org.junit.After;
import org.junit.Test;

/** What XAPI does rarely, or did in other ages. */
@SuppressWarnings("null") // chained assertions have wildcard types
public class ScriptedXapiTest {

	private static final String NULL = "OpaqueRef:NULL";
	private ScriptedXen xen;
	private XenConnection connection;

	@After
	public void close() throws Exception {
		if (connection != null) {
			connection.close();
		}
		xen.close();
	}

	private XenConnection open(ScriptedXen scripted) throws Exception {
		xen = scripted;
		connection = new XenApiConnector().open(xen.request("xapi"));
		return connection;
	}

	private static Map<String, Object> event(String type, String ref, Map<String, Object> snapshot) {
		var event = new LinkedHashMap<String, Object>();
		event.put("id", "1");
		event.put("timestamp", "0.0");
		event.put("class", type);
		event.put("operation", "add");
		event.put("ref", ref);
		event.put("snapshot", snapshot);
		return event;
	}

	private static Map<String, Object> events(List<Object> events) {
		return Map.of("events", events, "valid_ref_counts", Map.of("vm", 3), "token", "1,1");
	}

	private static final List<Object> POOL = List.of(
			event("pool", "P", Map.of("uuid", "pool-uuid", "name_label", "old", "master", "H", "ha_enabled", true)),
			event("host", "H",
					Map.of("uuid", "host-uuid", "name_label", "xen-1", "address", "10.0.0.1", "enabled", true, "metrics", NULL,
							"software_version", Map.of("product_brand", "XenServer", "product_version", "6.0", "xen", "4.1"),
							"API_version_major", "1", "API_version_minor", "10", "new_thing", List.of(Map.of("deep", "er")))),
			event("vm", "V1",
					Map.of("uuid", "uuid-1", "name_label", "one", "power_state", "Running", "resident_on", "H", "allowed_operations",
							List.of("pause", "levitate"), "current_operations", Map.of("t", "levitate"), "other_config",
							Map.of("adxen.group", "g", "x", "y"))),
			event("vm", "V2", Map.of("uuid", "uuid-2", "name_label", "two", "power_state", "Levitating")),
			event("vm", "T", Map.of("uuid", "uuid-3", "name_label", "template", "is_a_template", true, "other_config",
					Map.of("default_template", "true"))),
			event("hologram", "X", Map.of("a", "b")));

	private void checkPool() throws Exception {
		xen.on("event.from", events(POOL)).on("host.compute_free_memory", "1073741824");
		var pool = connection.snapshot();

		assertThat(pool.facts().toolstack()).isEqualTo("XAPI 1.10");
		assertThat(pool.facts().ha()).isTrue();
		assertThat(pool.hosts()).singleElement().satisfies(host -> {
			assertThat(host.software()).isEqualTo("XenServer 6.0");
			assertThat(host.memoryFreeBytes()).isEqualTo(1L << 30);
			assertThat(host.memoryTotalBytes()).isEqualTo(-1);
		});
		assertThat(pool.templates()).singleElement().satisfies(template -> assertThat(template.shipped()).isTrue());
		DomainSnapshot one = pool.domains().stream().filter(d -> d.name().equals("one")).findFirst().orElseThrow();
		assertThat(one.allowed()).containsExactlyInAnyOrder(DomainAction.PAUSE, DomainAction.RENAME, DomainAction.CONSOLE);
		assertThat(one.current()).containsExactly(DomainAction.OTHER);
		assertThat(one.labels()).isEqualTo(Map.of("adxen.group", "g"));
		assertThat(one.host()).isEqualTo("host-uuid");
	}

	@Test
	public void bearsUnknownClassesFieldsAndWords() throws Exception {
		open(ScriptedXen.xapi());
		checkPool();
	}

	@Test
	public void readsByXmlWhereThereIsNoJson() throws Exception {
		open(ScriptedXen.xapiWithoutJson());
		checkPool();
		checkPool();
	}

	@Test
	public void readsClassByClassWhereThereIsNoEventFrom() throws Exception {
		open(ScriptedXen.xapi());
		for (String type : List.of("pool", "host_metrics", "VM_metrics", "VM_guest_metrics", "host")) {
			xen.on(type + ".get_all_records", Map.of());
		}
		xen.on("VM.get_all_records", Map.of("V", Map.of("uuid", "uuid-1", "name_label", "one", "power_state", "Halted")));

		assertThat(connection.snapshot().domains()).extracting("name").containsExactly("one");
	}

	@Test
	public void tellsWhatTheRoleForbids() throws Exception {
		open(ScriptedXen.xapi().on("session.get_is_local_superuser", p -> false)
				.on("session.get_rbac_permissions", List.of("vm.start", "VM.pause")).on("session.get_subject", "S")
				.on("subject.get_roles", List.of("R")).on("role.get_name_label", "vm-operator"));

		assertThat(connection.capabilities().role()).isEqualTo("vm-operator");
		assertThat(connection.capabilities().denied()).contains(DomainAction.DELETE, DomainAction.MIGRATE, DomainAction.SET_TAGS);
		assertThat(connection.capabilities().denied()).doesNotContain(DomainAction.START, DomainAction.PAUSE);
		assertThat(connection.capabilities().hostMaintenance()).isFalse();
	}

	@Test
	public void deniesNothingWhereThereAreNoRoles() throws Exception {
		open(ScriptedXen.xapi().on("session.get_is_local_superuser", p -> {
			throw new ScriptedXen.Failure("MESSAGE_METHOD_UNKNOWN", "x");
		}));
		assertThat(connection.capabilities().denied()).isEmpty();
		assertThat(connection.memberIdentities()).isEmpty();
	}

	@Test
	public void readsEverythingAnewWhenTheCountsDiffer() throws Exception {
		open(ScriptedXen.xapi());
		var reads = new AtomicInteger();
		xen.on("host.compute_free_memory", "1").on("event.from", p -> {
			if (p.get(1).equals("")) {
				reads.incrementAndGet();
				return events(POOL);
			}
			if (reads.get() > 1) {
				new CountDownLatch(1).await();
			}
			return Map.of("events", List.of(), "valid_ref_counts", Map.of("vm", 4), "token", "2");
		});
		var told = new AtomicInteger();
		Thread.ofVirtual().start(() -> Failures.of(() -> connection.watch(Duration.ofSeconds(10), new PoolListener() {
			@Override
			public void replaced(@NonNull PoolSnapshot pool) {
				told.incrementAndGet();
			}

			@Override
			public void changed(@NonNull PoolDelta delta) {
				// nothing changes here
			}
		})));
		await().untilAtomic(told, equalTo(2));
	}

	@Test
	public void logsInWithAStableOriginator() throws Exception {
		open(ScriptedXen.xapi());
		assertThat(xen.calls("session.login_with_password")).containsExactly(
				"session.login_with_password[root, secret, 1.1, AdXen/1.0]");
	}

	@Test
	public void pointsToTheOtherDialect() throws Exception {
		xen = ScriptedXen.xapi().on("session.login_with_password", p -> {
			throw new ScriptedXen.Failure("MESSAGE_PARAMETER_COUNT_MISMATCH", "session.login_with_password", "2", "4");
		});
		XenException e = Failures.of(() -> new XenApiConnector().open(xen.request("xapi")));
		assertThat(e.failure()).isInstanceOf(XenFailure.Protocol.class);
		assertThat(e.getMessage()).contains("xend");
	}

	private void withTask(String result) {
		xen.on("VM.get_by_uuid", "V1").on("VM.get_name_label", "one").on("Async.VM.pause", "T1").on("task.get_uuid", "task-uuid")
				.on("task.destroy", "").on("task.get_status", "pending");
		xen.on("event.from", Map.of("token", "2", "valid_ref_counts", Map.of(), "events",
				List.of(event("task", "T1", Map.of("status", "success", "progress", 1.0, "result", result)))));
	}

	@Test
	public void waitsForATaskByEventsAndDestroysIt() throws Exception {
		open(ScriptedXen.xapi());
		withTask("<value>OpaqueRef:made</value>");
		xen.on("VM.get_uuid", "made-uuid");

		XenTask task = connection.pause(DomainId.of("uuid-1"));
		assertThat(task.id()).isEqualTo("task-uuid");
		assertThat(task.await(p -> {
		})).isEqualTo("made-uuid");
		assertThat(xen.calls("event.from")).containsExactly("event.from[[task/T1], , 10.0]");
		assertThat(xen.calls("task.destroy")).hasSize(1);
	}

	@Test
	public void whatWasAcceptedGoesOnWhenTheLinkIsLostBeforeItsIdIsKnown() throws Exception {
		open(ScriptedXen.xapi());
		withTask("");
		xen.on("task.get_uuid", p -> {
			throw new IllegalStateException("breaks the link");
		});

		XenTask task = connection.pause(DomainId.of("uuid-1"));
		assertThat(task.id()).isEmpty();
		assertThat(task.await(p -> {
		})).isEmpty();
	}

	@Test
	public void takesNoMarkupInATasksResult() throws Exception {
		open(ScriptedXen.xapi());
		withTask("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/\"><value>x</value>");

		XenException e = Failures.of(() -> connection.pause(DomainId.of("uuid-1")).await(p -> {
		}));
		assertThat(e.failure()).isInstanceOf(XenFailure.Protocol.class);
	}

	@Test
	public void asksTheToolstackToCancel() throws Exception {
		open(ScriptedXen.xapi());
		withTask("");
		var cancelled = new CountDownLatch(1);
		xen.on("event.from", p -> {
			cancelled.await();
			return Map.of("token", "2", "valid_ref_counts", Map.of(), "events",
					List.of(event("task", "T1", Map.of("status", "cancelled", "error_info", List.of("TASK_CANCELLED", "T1")))));
		}).on("task.cancel", p -> {
			cancelled.countDown();
			return "";
		});
		XenTask task = connection.pause(DomainId.of("uuid-1"));
		task.cancel();
		assertThat(Failures.of(() -> task.await(p -> {
		})).failure()).isInstanceOf(XenFailure.Cancelled.class);
	}

	@Test
	public void doesNotKnowWhatBecameOfATaskThatIsGone() throws Exception {
		open(ScriptedXen.xapi());
		withTask("");
		xen.on("event.from", Map.of("token", "2", "valid_ref_counts", Map.of(), "events", List.of())).on("task.get_status", p -> {
			throw new ScriptedXen.Failure("HANDLE_INVALID", "task", "T1");
		});
		assertThat(Failures.of(() -> connection.pause(DomainId.of("uuid-1")).await(p -> {
		})).failure()).isInstanceOf(XenFailure.TimedOut.class);
	}

	private static CreateRequest file(String text) {
		return CreateRequest.of(ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8)), "", "", true, false);
	}

	@Test
	public void refusesWhatHasNoCounterpartAllAtOnceAndBeforeAnyChange() throws Exception {
		open(ScriptedXen.xapi());
		xen.on("VDI.get_all_records", Map.of("D", Map.of("uuid", "d", "name_label", "other")))
				.on("network.get_all_records", Map.of("N", Map.of("bridge", "xenbr0")));
		int before = xen.calls().size();

		XenException e = Failures.of(() -> connection.create(file("""
				name = "x"
				type = "hvm"
				memory = 256
				kernel = "/boot/k"
				disk = [ "/dev/vg/x,raw,xvda,rw" ]
				vif = [ "bridge=br7,script=vif-nat" ]
				localtime = 1
				vtpm = [ "backend=tpm" ]
				""")));

		assertThat(e.failure()).isInstanceOfSatisfying(XenFailure.NotSupported.class,
				lacking -> assertThat(lacking.what()).hasSize(6));
		assertThat(e.getMessage()).contains("vtpm", "kernel", "/dev/vg/x", "br7", "script", "localtime", "Nothing was changed");
		assertThat(xen.calls().subList(before, xen.calls().size())).allMatch(call -> call.contains(".get_"));
	}

	@Test
	public void writesAFileAsRecords() throws Exception {
		open(ScriptedXen.xapi());
		var record = new AtomicReference<Map<?, ?>>();
		xen.on("VM.create", p -> {
			record.set((Map<?, ?>) p.get(0));
			return "V";
		}).on("VM.get_uuid", "v-uuid").on("network.get_all_records", Map.of("N", Map.of("bridge", "xenbr0"))).on("VIF.create", "I");
		var request = CreateRequest.of(ConfigFile.parse("""
				name = "x"
				type = "hvm"
				memory = 256
				maxmem = 512
				vcpus = 2
				maxvcpus = 4
				boot = "dc"
				firmware = "uefi"
				cpus = "0-3,^2"
				cpu_weight = 300
				on_crash = "coredump-restart"
				nestedhvm = 1
				vif = [ "mac=00:16:3e:00:00:01,bridge=xenbr0,rate=8Mb/s" ]
				""".getBytes(StandardCharsets.UTF_8)), "renamed", "", false, false);

		assertThat(connection.create(request).await(p -> {
		})).isEqualTo("v-uuid");
		Map<?, ?> vm = record.get();
		assertThat(vm.get("name_label")).isEqualTo("renamed");
		assertThat(vm.get("memory_dynamic_max")).isEqualTo("268435456");
		assertThat(vm.get("memory_static_max")).isEqualTo("536870912");
		assertThat(vm.get("VCPUs_max")).isEqualTo("4");
		assertThat(vm.get("HVM_boot_params")).isEqualTo(Map.of("order", "dc", "firmware", "uefi"));
		assertThat(vm.get("VCPUs_params")).isEqualTo(Map.of("weight", "300", "mask", "0,1,3"));
		assertThat(vm.get("actions_after_crash")).isEqualTo("coredump_and_restart");
		assertThat(vm.get("platform")).isEqualTo(Map.of("nested-virt", "true"));
		assertThat(xen.calls("VIF.create")).singleElement().satisfies(
				call -> assertThat(call).contains("MAC=00:16:3e:00:00:01", "qos_algorithm_params={kbps=1000}", "network=N", "VM=V"));
	}

	@Test
	public void whatCouldNotBeRemovedAgainIsToldInTheDetailToo() throws Exception {
		open(ScriptedXen.xapi());
		xen.on("VM.create", "V").on("VM.get_uuid", "v-uuid").on("VM.get_by_uuid", "V")
				.on("network.get_all_records", Map.of("N", Map.of("bridge", "xenbr0"))).on("VIF.create", p -> {
					throw new ScriptedXen.Failure("MAC_INVALID", "x");
				}).on("VM.destroy", p -> {
					throw new ScriptedXen.Failure("OPERATION_NOT_ALLOWED", "busy");
				});
		XenTask task = connection.create(file("name = \"x\"\nmemory = 64\nkernel = \"/k\"\nvif = [ \"bridge=xenbr0\" ]\n"));

		XenException e = Failures.of(() -> task.await(p -> {
		}));
		assertThat(e.detail()).contains("MAC_INVALID", "could not be removed", "look for it in the pool");
	}

	@Test
	public void removesTheDisksThatWereClonedWithIt() throws Exception {
		open(ScriptedXen.xapi());
		withTask("<value>OpaqueRef:made</value>");
		xen.on("Async.VM.clone", "T1").on("VM.get_uuid", "made-uuid").on("VM.get_other_config", Map.of())
				.on("Async.VM.provision", p -> {
					throw new ScriptedXen.Failure("SR_FULL", "1", "2");
				}).on("VM.get_VBDs", List.of("B1", "B2"))
				.on("VBD.get_record", p -> Map.of("type", "Disk", "VDI", p.get(0).equals("B1") ? "D1" : "D2", "other_config",
						Map.of("owner", "")))
				.on("VDI.get_record", p -> Map.of("name_label", "disk " + p.get(0), "VBDs", List.of("B")))
				.on("VM.destroy", "").on("VDI.destroy", p -> {
					if (p.get(0).equals("D2")) {
						throw new ScriptedXen.Failure("VDI_IN_USE", "D2");
					}
					return "";
				});
		XenTask task = connection.createFromTemplate(TemplateRequest.of("t-uuid", "x"));

		XenException e = Failures.of(() -> task.await(p -> {
		}));
		assertThat(xen.calls("VDI.destroy")).containsExactly("VDI.destroy[D1]", "VDI.destroy[D2]");
		assertThat(e.getMessage()).contains("removed again", "\"disk D2\"", "VDI_IN_USE").doesNotContain("disk D1");
	}

	@Test
	public void removesWhatWasMadeWhenALaterCallFails() throws Exception {
		open(ScriptedXen.xapi());
		var destroyed = new AtomicInteger();
		xen.on("VM.create", "V").on("VM.get_uuid", "v-uuid").on("VM.get_by_uuid", "V")
				.on("network.get_all_records", Map.of("N", Map.of("bridge", "xenbr0"))).on("VIF.create", p -> {
					throw new ScriptedXen.Failure("MAC_INVALID", "x");
				}).on("VM.destroy", p -> {
					destroyed.incrementAndGet();
					return "";
				});
		XenTask task = connection.create(file("name = \"x\"\nmemory = 64\nkernel = \"/k\"\nvif = [ \"bridge=xenbr0\" ]\n"));

		assertThat(Failures.of(() -> task.await(p -> {
		})).getMessage()).contains("no MAC address", "removed again");
		assertThat(destroyed).hasValue(1);
	}

	@Test
	public void readsThePoolsOwnFactsWithoutItsDomains() throws Exception {
		open(ScriptedXen.xapi());
		xen.on("pool.get_all_records", Map.of("P", Map.of("uuid", "p1", "name_label", "lab", "master", "H"))).on(
				"host.get_all_records",
				Map.of("H", Map.of("uuid", "h1", "API_version_major", "2", "API_version_minor", "21")));

		assertThat(connection.facts()).isEqualTo(new PoolFacts("p1", "lab", "XAPI 2.21", "h1", false));
		assertThat(xen.calls("event.from")).isEmpty();
	}

	@Test
	public void asksAWatchedPoolForMeasurementsOnly() throws Exception {
		open(ScriptedXen.xapi());
		xen.on("host.compute_free_memory", "1").on("event.from", p -> {
			if (!p.get(1).equals("")) {
				new CountDownLatch(1).await();
			}
			return events(List.of(POOL.get(0), event("host", "H", Map.of("uuid", "h1", "address", ""))));
		}).on("GET", "{\"meta\":{\"legend\":[\"AVERAGE:host:h1:cpu_avg\"]},\"data\":[{\"values\":[\"0.5\"]}]}");
		var told = new CountDownLatch(1);
		Thread.ofVirtual().start(() -> Failures.of(() -> connection.watch(Duration.ofSeconds(10), new PoolListener() {
			@Override
			public void replaced(@NonNull PoolSnapshot pool) {
				told.countDown();
			}

			@Override
			public void changed(@NonNull PoolDelta delta) {
				// nothing changes here
			}
		})));
		told.await();

		var load = connection.load();

		assertThat(load.hosts()).isEqualTo(Map.of("h1", new LoadSample.HostLoad(0.5, -1)));
		assertThat(xen.calls("host.get_all_records")).isEmpty();
		assertThat(xen.calls("host.compute_free_memory")).hasSize(1);
	}

	@Test
	public void readsWhatTheHostsMeasure() throws Exception {
		open(ScriptedXen.xapi());
		xen.on("host.get_all_records", Map.of("H", Map.of("uuid", "h1", "address", "")))
				.on("pool.get_all_records", Map.of("P", Map.of("master", "H"))).on("host.compute_free_memory", "5").on("GET",
						"{\"meta\":{\"legend\":[\"AVERAGE:host:h1:cpu_avg\",\"AVERAGE:vm:v1:cpu0\"]},\"data\":[{\"values\":[\"0.5\",\"0.25\"]}]}");
		var load = connection.load();

		assertThat(load.hosts().get("h1").cpu()).isEqualTo(0.5);
		assertThat(load.hosts().get("h1").memoryFreeBytes()).isEqualTo(5);
		assertThat(load.domains()).isEqualTo(Map.of(DomainId.of("v1"), 0.25));
		assertThat(xen.calls("GET")).singleElement().satisfies(
				call -> assertThat(call).contains("/rrd_updates?", "session_id=" + ScriptedXen.SESSION, "host=true"));
	}
}
