// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What is done to domains, and what it does to the host's files. */
@SuppressWarnings("null") // AssertJ says nothing of null
@RunWith(Parameterized.class)
public class OperationsTest {

	/** This machine's shell and programs, and those of small hosts where it has them too. */
	@Parameters(name = "{0}")
	public static List<List<String>> shells() {
		List<String> busybox = List.of("/usr/bin/busybox", "sh");
		return Files.isExecutable(Path.of(busybox.get(0))) ? List.of(List.of("/bin/sh"), busybox) : List.of(List.of("/bin/sh"));
	}

	private static final String A = "aaaaaaaa-0000-4000-8000-000000000001";
	private static final DomainId ID = DomainId.of(A);
	private static final String CONFIG = "name = \"web\" # the site\nkernel = \"/boot/k\"\nmemory = 64\nuuid = \"" + A + "\"\n";

	private static final String TAGS = "/var/lib/adxen/tags/" + A;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();
	@Parameter
	public List<String> shell;
	private FakeHost host;
	private XlConnection connection;

	@Before
	public void connect() throws Exception {
		host = new FakeHost(folder.getRoot().toPath(), shell);
		connection = host.connect("");
	}

	private static String finish(XenTask task) throws Exception {
		return task.await(progress -> {
		});
	}

	private DomainSnapshot domain(DomainId id) throws Exception {
		return connection.snapshot().domains().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
	}

	private static XenException failure(Callable<XenTask> begin) throws Exception {
		try {
			finish(begin.call());
		} catch (XenException e) {
			assertThat(e.getMessage()).matches("(?s)[A-Za-z].*\\.").doesNotContain("null");
			return e;
		}
		throw new AssertionError("It was done.");
	}

	private static CreateRequest request(String text, String path, String name, boolean start) {
		return new CreateRequest(ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8)), path, name, "", start, false,
				java.util.Map.of());
	}

	private void saw(String state) throws Exception {
		connection.snapshot();
		host.domain("web", A, state);
		connection.snapshot();
	}

	@Test
	public void actsOnTheNumber() throws Exception {
		saw("-b----");
		finish(connection.pause(ID));
		finish(connection.unpause(ID));
		finish(connection.setMemory(ID, 80 << 20));
		finish(connection.setVcpus(ID, 2));
		finish(connection.rename(ID, "it's \"new\"; rm -rf $HOME"));
		assertThat(domain(ID).name()).isEqualTo("it's \"new\"; rm -rf $HOME");
		finish(connection.forceShutDown(ID));
		assertThat(host.acts()).containsExactly("pause 1", "unpause 1", "mem-set 1 81920k", "vcpu-set 1 2",
				"rename -- 1 it's \"new\"; rm -rf $HOME", "destroy 1");
	}

	@Test
	public void followsTheUuidToItsNewNumber() throws Exception {
		saw("-b----");
		host.set("domains/1/uuid", "bbbbbbbb-0000-4000-8000-000000000002");
		host.domain("web", A, "-b----");
		finish(connection.pause(ID));
		assertThat(host.acts()).containsExactly("pause 2");
	}

	@Test
	public void actsOnNothingElseWhenItIsGone() throws Exception {
		saw("-b----");
		host.set("domains/1/uuid", "bbbbbbbb-0000-4000-8000-000000000002");
		assertThat(failure(() -> connection.forceShutDown(ID)).failure()).isEqualTo(new XenFailure.NotFound("VM", A));
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void leavesDomain0Alone() throws Exception {
		var dom0 = new DomainId(FakeHost.DOM0, Objects.requireNonNull(connection.facts().id()));
		for (Callable<XenTask> act : List.<Callable<XenTask>>of(() -> connection.forceShutDown(dom0),
				() -> connection.pause(dom0), () -> connection.rename(dom0, "x"), () -> connection.suspend(dom0),
				() -> connection.shutDown(DomainId.of(FakeHost.DOM0)), () -> connection.reboot(dom0))) {
			failure(act);
		}
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void waitsForTheGuest() throws Exception {
		saw("-b----");
		finish(connection.reboot(ID));
		assertThat(domain(ID).domid()).isEqualTo(2);
		finish(connection.shutDown(ID));
		assertThat(host.acts()).containsExactly("reboot 1", "shutdown -F 2");
	}

	@Test
	public void asksNoPausedGuest() throws Exception {
		saw("--p---");
		assertThat(failure(() -> connection.shutDown(ID)).failure()).isInstanceOf(XenFailure.BadPowerState.class);
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void startsFromTheFile() throws Exception {
		host.write("/etc/xen/it's web.cfg", CONFIG);
		finish(connection.start(ID, true));
		assertThat(domain(ID).state()).isEqualTo(PowerState.PAUSED);
		assertThat(host.acts()).containsExactly("create -p " + host.root + "/etc/xen/it's web.cfg");
		assertThat(failure(() -> connection.start(ID, false)).failure()).isInstanceOf(XenFailure.BadPowerState.class);
		finish(connection.forceReboot(ID));
		assertThat(domain(ID).domid()).isEqualTo(2);
	}

	@Test
	public void givesADomainWithoutUuidAlwaysTheSame() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG.replaceAll("uuid.*\n", ""));
		DomainId id = connection.snapshot().domains().get(1).id();
		finish(connection.start(id, false));
		assertThat(domain(id).state()).isEqualTo(PowerState.RUNNING);
	}

	@Test
	public void createsFromAFileOfThisMachine() throws Exception {
		String text = CONFIG.replaceAll("uuid.*\n", "");
		String uuid = finish(connection.create(request(text, "", "new \"name\" é", false)));
		assertThat(domain(DomainId.of(uuid)).name()).isEqualTo("new \"name\" é");
		assertThat(domain(DomainId.of(uuid)).state()).isEqualTo(PowerState.HALTED);
		Path file = host.file("/var/lib/adxen/domains/" + uuid + ".cfg");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(Files.readString(file)).isEqualTo("name = \"new \\\"name\\\" é\" # the site\nkernel = \"/boot/k\"\nmemory = 64\nuuid = \""
				+ uuid + "\"\n");
		try (var files = Files.list(file.getParent())) {
			assertThat(files).hasSize(1);
		}
	}

	@Test
	public void createsAndStarts() throws Exception {
		assertThat(finish(connection.create(request(CONFIG, "", "", true)))).isEqualTo(A);
		assertThat(domain(ID).state()).isEqualTo(PowerState.RUNNING);
		assertThat(failure(() -> connection.create(request(CONFIG, "", "", true))).failure()).isInstanceOf(XenFailure.BadPowerState.class);
		finish(connection.forceShutDown(ID));
		assertThat(failure(() -> connection.create(request(CONFIG, "", "", true))).failure()).isInstanceOf(XenFailure.Refused.class);
	}

	@Test
	public void usesAFileOfTheHost() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		finish(connection.create(request(CONFIG, "/etc/xen/web.cfg", "", true)));
		assertThat(host.acts()).containsExactly("create " + host.root + "/etc/xen/web.cfg");
		assertThat(host.file("/var/lib/adxen/domains")).doesNotExist();
	}

	@Test
	public void forgetsAndRemembers() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		assertThat(failure(() -> connection.delete(ID, true)).failure()).isInstanceOf(XenFailure.NotSupported.class);
		finish(connection.delete(ID, false));
		assertThat(connection.snapshot().domains()).hasSize(1);
		assertThat(host.file("/etc/xen/web.cfg")).exists();
		finish(connection.create(request(CONFIG, "/etc/xen/web.cfg", "", false)));
		assertThat(domain(ID).state()).isEqualTo(PowerState.HALTED);
	}

	@Test
	public void suspendsAndResumes() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		saw("-b----");
		finish(connection.suspend(ID));
		Path state = host.file("/var/lib/adxen/saved/" + A);
		assertThat(domain(ID).state()).isEqualTo(PowerState.SUSPENDED);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state))).isEqualTo("rw-------");
		assertThat(failure(() -> connection.start(ID, false)).getMessage()).contains("suspended", "Resume");
		assertThat(failure(() -> connection.create(request(CONFIG, "/etc/xen/web.cfg", "", true))).getMessage()).contains("suspended");
		host.set("fail-restore", FakeHost.capture("restore-name-used.err"));
		assertThat(failure(() -> connection.resume(ID)).getMessage()).contains("Domain with name \"net1\" already exists.");
		assertThat(state).exists();
		Files.delete(host.root.resolve("fake/fail-restore"));
		finish(connection.resume(ID));
		assertThat(state).doesNotExist();
		assertThat(domain(ID).state()).isEqualTo(PowerState.RUNNING);
	}

	@Test
	public void discardsASavedState() throws Exception {
		saw("-b----");
		finish(connection.suspend(ID));
		assertThat(domain(ID).name()).isEqualTo("web");
		finish(connection.forceShutDown(ID));
		assertThat(connection.snapshot().domains()).hasSize(1);
		assertThat(failure(() -> connection.resume(ID)).failure()).isInstanceOf(XenFailure.BadPowerState.class);
	}

	@Test
	public void discardsNoStateOfADomainThatWasSeenRunning() throws Exception {
		saw("-b----");
		host.write("/var/lib/adxen/saved/" + A, "precious");
		host.set("domains/1/uuid", "bbbbbbbb-0000-4000-8000-000000000002");
		failure(() -> connection.forceShutDown(ID));
		assertThat(host.file("/var/lib/adxen/saved/" + A)).exists();
	}

	@Test
	public void keepsARunningDomainWhoseFileIsGone() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		saw("-b----");
		assertThat(connection.snapshot().domains()).hasSize(2);
		Files.delete(host.file("/etc/xen/web.cfg"));
		assertThat(failure(() -> connection.forceReboot(ID)).failure()).isInstanceOf(XenFailure.NotFound.class);
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void overwritesNoSavedState() throws Exception {
		saw("-b----");
		host.write("/var/lib/adxen/saved/" + A, "precious");
		failure(() -> connection.suspend(ID));
		assertThat(Files.readString(host.file("/var/lib/adxen/saved/" + A))).isEqualTo("precious");
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void saysWhySavingFailed() throws Exception {
		saw("-b----");
		host.set("fail-save", FakeHost.capture("save-nospace.err"));
		assertThat(failure(() -> connection.suspend(ID)).getMessage()).contains("No space left on device");
		assertThat(host.file("/var/lib/adxen/saved")).isEmptyDirectory();
		host.set("domains/1/memory", "1000000000");
		connection = host.connect("");
		assertThat(failure(() -> connection.suspend(ID)).getMessage()).contains("too little disk space");
	}

	@Test
	public void changesTheFileOfADomainAtRest() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		Files.setPosixFilePermissions(host.file("/etc/xen/web.cfg"), PosixFilePermissions.fromString("rw-r-----"));
		finish(connection.rename(ID, "db"));
		finish(connection.setMemory(ID, 128 << 20));
		finish(connection.setVcpus(ID, 3));
		assertThat(Files.readString(host.file("/etc/xen/web.cfg"))).isEqualTo("name = \"db\" # the site\nkernel = \"/boot/k\"\n"
				+ "memory = 128\nuuid = \"" + A + "\"\nmaxmem = 128\nvcpus = 3\nmaxvcpus = 3\n");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(host.file("/etc/xen/web.cfg")))).isEqualTo("rw-r-----");
		assertThat(domain(ID).vcpusMax()).isEqualTo(3);
	}

	@Test
	public void refusesNamesThatXlMistakes() throws Exception {
		saw("-b----");
		for (String name : new String[] { "0", "", " ", "-x", "a/b", "a\nb" }) {
			failure(() -> connection.rename(ID, name));
		}
		assertThat(host.acts()).isEmpty();
	}

	@Test
	public void keepsTags() throws Exception {
		saw("-b----");
		finish(connection.changeTags(ID, Set.of("$(x)", "é b", "\\n.*"), Set.of()));
		assertThat(domain(ID).tags()).containsExactlyInAnyOrder("$(x)", "é b", "\\n.*");
		finish(connection.changeTags(ID, Set.of("c", "d"), Set.of("$(x)", "é b", "d", "not there")));
		assertThat(domain(ID).tags()).containsExactlyInAnyOrder("c", "\\n.*");
		finish(connection.changeTags(ID, Set.of("c"), Set.of("\\n.*")));
		assertThat(domain(ID).tags()).containsExactly("c");
		assertThat(Files.readString(host.file(TAGS))).isEqualTo("c\n");
		finish(connection.changeTags(ID, Set.of(), Set.of("c", "*")));
		assertThat(domain(ID).tags()).isEmpty();
		assertThat(host.file(TAGS)).doesNotExist();
		failure(() -> connection.changeTags(ID, Set.of("a\nb"), Set.of()));
	}

	@Test
	public void aTagThatAnotherGaveSinceThePictureStays() throws Exception {
		saw("-b----");
		host.write(TAGS, "prod\n by hand\t");
		finish(connection.changeTags(ID, Set.of("mine"), Set.of("prod\nmine")));
		assertThat(domain(ID).tags()).containsExactlyInAnyOrder("prod", "by hand", "mine");
		host.write(TAGS, Files.readString(host.file(TAGS)) + "theirs\n");
		finish(connection.changeTags(ID, Set.of(), Set.of("by hand")));
		assertThat(domain(ID).tags()).containsExactlyInAnyOrder("prod", "theirs", "mine");
	}

	@Test
	public void tagsOfManyAtTheSameMomentAreAllKept() throws Exception {
		saw("-b----");
		List<String> tags = IntStream.range(0, 12).mapToObj(i -> "tag-" + i).toList();
		try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<String> one : workers.invokeAll(tags.stream()
					.map(tag -> (Callable<String>) () -> finish(connection.changeTags(ID, Set.of(tag), Set.of()))).toList())) {
				one.get();
			}
		}
		assertThat(domain(ID).tags()).containsExactlyInAnyOrderElementsOf(tags);
	}

	@Test
	public void tellsTheCauseOutOfTheNoise() throws Exception {
		host.write("/etc/xen/web.cfg", CONFIG);
		host.set("fail-create", FakeHost.capture("create-name-used.err"));
		XenException used = failure(() -> connection.start(ID, false));
		assertThat(used.getMessage()).isEqualTo("Cannot start domain \"web\": xl says: Domain with name \"g1\" already exists.");
		assertThat(used.detail()).contains("Destruction of domain failed");
		host.set("fail-create", FakeHost.capture("create-no-memory.err"));
		assertThat(failure(() -> connection.start(ID, false)).failure()).isInstanceOf(XenFailure.NotEnoughMemory.class);
		host.set("fail-create", FakeHost.capture("create-disk-really-missing.err"));
		assertThat(failure(() -> connection.start(ID, false)).getMessage()).contains("/root/nosuch.raw: No such file or directory.");
	}
}
