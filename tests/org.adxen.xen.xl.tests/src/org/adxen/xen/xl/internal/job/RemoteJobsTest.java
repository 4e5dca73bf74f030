// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.local.LocalHost;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Jobs at a host that is this machine. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RemoteJobsTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private LocalHost host;
	private RemoteJobs jobs;
	private Path root;
	private Path gate;
	private final List<String> ids = new ArrayList<>();

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(Files.isDirectory(Path.of("/proc/self")));
		root = temporary.getRoot().toPath().resolve("run of 'jobs'");
		gate = temporary.getRoot().toPath().resolve("gate");
		host = new LocalHost("db", temporary.getRoot().toPath());
		jobs = new RemoteJobs(host, root.toString());
	}

	/** Nothing that a test started outlives it. */
	@After
	public void open() throws Exception {
		Files.writeString(gate, "");
		for (String id : ids) {
			await().atMost(Duration.ofSeconds(20)).until(() -> !(jobs.outcomeOf(id) instanceof TaskOutcome.Running));
		}
	}

	private XenTask start(String script) throws Exception {
		XenTask task = jobs.start(new RemoteJobs.Work("try", "Trying \"it's\"", script, "echo 1 4", "made it"));
		ids.add(task.id());
		return task;
	}

	private String untilGate() {
		return "while [ ! -e " + gate + " ]; do sleep 0.1; done; ";
	}

	private static XenException failureOf(XenTask task) {
		return catchThrowableOfType(XenException.class, () -> task.await(p -> {
		}));
	}

	private long pid(XenTask task) throws Exception {
		return Long.parseLong(Files.readString(root.resolve(task.id()).resolve("pid")).split(" ")[0]);
	}

	@Test
	public void aJobEndsWithItsResultAndTellsProgress() throws Exception {
		XenTask task = start(untilGate());
		var told = new ArrayList<Double>();
		assertThat(task.await(p -> {
			told.add(p);
			try {
				Files.writeString(gate, "");
			} catch (java.io.IOException e) {
				throw new java.io.UncheckedIOException(e);
			}
		})).isEqualTo("made it");
		assertThat(told).containsExactly(0.25);
		assertThat(jobs.outcomeOf(task.id())).isEqualTo(new TaskOutcome.Succeeded("made it"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(task.id())))).isEqualTo("rwx------");
	}

	@Test
	public void aFailedJobTellsWhatItWrote() throws Exception {
		XenException failure = failureOf(start("echo out; echo first >&2; echo 'no disk' >&2; exit 7"));
		assertThat(failure.failure()).isEqualTo(new XenFailure.Refused("JOB_FAILED", List.of("7")));
		assertThat(failure).hasMessage("Trying \"it's\" failed at db: no disk.");
		assertThat(failure.detail()).isEqualTo("out\nfirst\nno disk");
	}

	@Test
	public void aJobSaysItselfWhy() throws Exception {
		XenException failure = failureOf(start("echo 'unknown Nobody knows.' >\"$job/why\"; exit 1"));
		assertThat(failure.failure()).isEqualTo(new XenFailure.Unreachable(host.address()));
		assertThat(failure).hasMessage("Nobody knows.");
	}

	@Test
	public void muchOutputIsKeptAtTheHostAndItsEndTold() throws Exception {
		XenException failure = failureOf(start("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; exit 1"));
		assertThat(failure.detail()).hasSizeLessThan(70_000).endsWith("line 19999");
	}

	@Test
	public void cancellingEndsTheWholeGroup() throws Exception {
		XenTask task = start("sleep 1000 & sleep 1000");
		long pid = pid(task);
		task.cancel();
		XenException failure = failureOf(task);
		assertThat(failure.failure()).isEqualTo(new XenFailure.Cancelled());
		assertThat(failure).hasMessage("Trying \"it's\" was cancelled.");
		await().atMost(Duration.ofSeconds(20)).until(() -> new ProcessBuilder("sh", "-c", "kill -0 -" + pid).start().waitFor() != 0);
		assertThat(catchThrowableOfType(XenException.class, task::cancel)).hasMessageContaining("nothing to cancel");
	}

	@Test
	public void aJobMayTidyUpWhenCancelled() throws Exception {
		Path trace = gate.resolveSibling("trace");
		XenTask task = start("trap 'echo tidied >" + trace + "; exit 0' TERM; echo $$ >\"$job/stop\"; " + untilGate());
		await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(root.resolve(task.id()).resolve("stop")));
		task.cancel();
		assertThat(task.await(p -> {
		})).isEqualTo("made it");
		assertThat(trace).hasContent("tidied");
	}

	@Test
	public void aLostLinkLeavesTheJobAlone() throws Exception {
		XenTask task = start(untilGate());
		host.lose();
		XenException failure = failureOf(task);
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(failure).hasMessageContaining("goes on");
		host.find();
		assertThat(jobs.outcomeOf(task.id())).isInstanceOfSatisfying(TaskOutcome.Running.class, running -> {
			assertThat(running.task().id()).isEqualTo(task.id());
		});
		Files.writeString(gate, "");
		assertThat(new RemoteJobs(new LocalHost("db", temporary.getRoot().toPath()), root.toString()).outcomeOf(task.id()))
				.satisfiesAnyOf(o -> assertThat(o).isEqualTo(new TaskOutcome.Succeeded("made it")),
						o -> assertThat(((TaskOutcome.Running) o).task().await(p -> {
						})).isEqualTo("made it"));
	}

	@Test
	public void aKilledSupervisorIsToldWhenAllElseEnded() throws Exception {
		XenTask task = start(untilGate());
		assertThat(new ProcessBuilder("kill", "-9", Long.toString(pid(task))).start().waitFor()).isZero();
		assertThat(jobs.outcomeOf(task.id())).isInstanceOf(TaskOutcome.Running.class);
		Files.writeString(gate, "");
		XenException failure = failureOf(task);
		assertThat(failure.failure()).isInstanceOf(XenFailure.TimedOut.class);
		assertThat(failure).hasMessageContaining("not known");
	}

	@Test
	public void interruptingLeavesTheJobAlone() throws Exception {
		XenTask task = start(untilGate());
		Thread.currentThread().interrupt();
		assertThat(catchThrowableOfType(InterruptedException.class, () -> task.await(p -> {
		}))).isNotNull();
		assertThat(jobs.outcomeOf(task.id())).isInstanceOf(TaskOutcome.Running.class);
	}

	@Test
	public void oldJobsGoAndAreForgotten() throws Exception {
		XenTask old = start("exit 0");
		XenTask recent = start("exit 0");
		old.await(p -> {
		});
		recent.await(p -> {
		});
		Files.setLastModifiedTime(root.resolve(old.id()).resolve("rc"), FileTime.from(Instant.now().minus(Duration.ofHours(49))));
		start("exit 0");
		assertThat(root.resolve(old.id())).doesNotExist();
		assertThat(root.resolve(recent.id())).exists();
		assertThat(jobs.outcomeOf(old.id())).isEqualTo(new TaskOutcome.Forgotten());
		assertThat(failureOf(old).failure()).isEqualTo(new XenFailure.NotFound("job", old.id()));
	}

	@Test
	public void whatIsNoIdIsNotLookedFor() throws Exception {
		host.lose();
		assertThat(jobs.outcomeOf("../../etc; reboot")).isEqualTo(new TaskOutcome.Forgotten());
	}

	@Test
	public void aHostWithoutSetsidIsTold() throws Exception {
		host = new LocalHost("db", temporary.getRoot().toPath(), "/bin/sh", "-c", "PATH=/nowhere; eval \"$2\"", "sh");
		jobs = new RemoteJobs(host, root.toString());
		assertThat(catchThrowableOfType(XenException.class, () -> start("exit 0"))).hasMessageContaining("util-linux");
	}

	@Test
	public void busyboxDoesAsWell() throws Exception {
		Assume.assumeTrue(Files.isExecutable(Path.of("/usr/bin/busybox")));
		host = new LocalHost("db", temporary.getRoot().toPath(), "/usr/bin/busybox", "sh");
		for (String applet : new String[] { "sh", "setsid", "find", "tail", "wc", "sleep" }) {
			host.program(applet, "exec /usr/bin/busybox " + applet + " \"$@\"\n");
		}
		jobs = new RemoteJobs(host, root.toString());
		assertThat(start("exit 0").await(p -> {
		})).isEqualTo("made it");
		XenTask task = start("sleep 1000");
		task.cancel();
		assertThat(failureOf(task).failure()).isEqualTo(new XenFailure.Cancelled());
	}
}
