// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is left after migrations that go well, and those that go wrong at each point. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class MigrationTest {

	private static final String RUNS = "-b---- " + TwoHosts.NAME;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private TwoHosts hosts;

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(Files.isDirectory(Path.of("/proc/self")));
		hosts = new TwoHosts(temporary.getRoot().toPath());
	}

	/** So that nothing waits any longer. */
	@After
	public void open() throws Exception {
		hosts.open();
	}

	private XenTask start() throws Exception {
		return hosts.start(Optional.empty());
	}

	private static XenException failureOf(XenTask task) {
		return catchThrowableOfType(XenException.class, () -> task.await(p -> {
		}));
	}

	private void assertRunsAtSourceOnly() throws Exception {
		assertThat(TwoHosts.domains(hosts.here)).containsExactly(RUNS);
		assertThat(TwoHosts.domains(hosts.there)).isEmpty();
	}

	private void assertRunsAtTargetOnly() throws Exception {
		assertThat(TwoHosts.domains(hosts.here)).isEmpty();
		assertThat(TwoHosts.domains(hosts.there)).containsExactly(RUNS);
	}

	@Test
	public void aMigrationMovesTheDomain() throws Exception {
		XenTask task = start();
		var told = new ArrayList<Double>();
		assertThat(task.await(p -> {
			told.add(p);
			try {
				hosts.open();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		})).isEmpty();
		assertRunsAtTargetOnly();
		assertThat(told).isSorted().isNotEmpty();
		assertThat(task.id()).startsWith("migrate-");
		assertThat(hosts.jobs.outcomeOf(task.id())).isEqualTo(new TaskOutcome.Succeeded(""));
		assertThat(Files.readString(hosts.there.resolve("options"))).contains("BatchMode=yes").contains("-l\nroot\n");
	}

	@Test
	public void aCancelledMigrationLeavesTheDomainWhereItWas() throws Exception {
		XenTask task = start();
		task.cancel();
		XenException failure = failureOf(task);
		assertThat(failure.failure()).isEqualTo(new XenFailure.Cancelled());
		assertThat(failure).hasMessageContaining("it goes on at db1");
		assertRunsAtSourceOnly();
	}

	@Test
	public void aMigrationThatTakesTooLongIsGivenUp() throws Exception {
		XenException failure = failureOf(hosts.start(Optional.of(Duration.ofSeconds(1))));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Refused.class);
		assertThat(failure).hasMessageContaining("given up after 1 seconds; it goes on at db1");
		assertRunsAtSourceOnly();
	}

	@Test
	public void theFirstErrorIsTheReason() throws Exception {
		TwoHosts.set(hosts.here, "migrate", "error");
		XenException failure = failureOf(hosts.open().start(Optional.empty()));
		assertThat(failure).hasMessageContaining("(xc: error: Failed to populate physmap); it goes on at db1");
		assertThat(failure.detail()).contains("xc: info: Saving domain");
		assertRunsAtSourceOnly();
	}

	@Test
	public void aSuspendedDomainGoesOnWhenTheTargetHasNone() throws Exception {
		TwoHosts.set(hosts.there, "receive", "refuse");
		assertThat(failureOf(hosts.open().start(Optional.empty()))).hasMessageContaining("it goes on at db1");
		assertRunsAtSourceOnly();
		assertThat(Files.readString(hosts.here.resolve("calls"))).contains("save -c 2 ");
	}

	@Test
	public void whatThenDoesNotGoOnIsTold() throws Exception {
		TwoHosts.set(hosts.there, "receive", "refuse");
		TwoHosts.set(hosts.here, "no-resume", "");
		shorten();
		assertThat(failureOf(hosts.open().start(Optional.empty()))).hasMessageContaining("does not run").hasMessageContaining("resume it");
		assertThat(TwoHosts.domains(hosts.here)).containsExactly("---ss- " + TwoHosts.NAME);
	}

	@Test
	public void aDomainThatCameThereWithoutAWordIsNotLeftTwice() throws Exception {
		TwoHosts.set(hosts.there, "receive", "start-silently");
		hosts.open().start(Optional.empty()).await(p -> {
		});
		assertRunsAtTargetOnly();
	}

	@Test
	public void aCopyThatNeverRanIsRemoved() throws Exception {
		TwoHosts.set(hosts.there, "receive", "keep");
		shorten();
		assertThat(failureOf(hosts.open().start(Optional.empty()))).hasMessageContaining("it goes on at db1");
		assertRunsAtSourceOnly();
		assertThat(Files.readString(hosts.there.resolve("calls"))).contains("destroy 9");
	}

	/** With time that passes quicker, for what waits for hosts to tidy up by themselves. */
	private void shorten() throws Exception {
		hosts.source.program("date", "n=$(/bin/date +%s); echo $((n * 20))\n");
	}

	@Test
	public void aSuspendedDomainStaysSoWhileTheTargetIsSilent() throws Exception {
		TwoHosts.set(hosts.there, "receive", "refuse");
		shorten();
		XenTask task = start();
		await().atMost(Duration.ofSeconds(60)).until(() -> !TwoHosts.domains(hosts.there).isEmpty());
		TwoHosts.set(hosts.there, "unreachable", "");
		hosts.open();
		XenException failure = failureOf(task);
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(failure).hasMessageContaining("at db1 it is stopped, at db2 it is unknown");
		assertThat(TwoHosts.domains(hosts.here)).containsExactly("---ss- " + TwoHosts.NAME + "--migratedaway");
	}

	@Test
	public void twoThatRunAreNeverDecidedUpon() throws Exception {
		TwoHosts.set(hosts.here, "migrate", "error");
		shorten();
		XenTask task = start();
		TwoHosts.domain(hosts.there, 12, TwoHosts.UUID, "r-----", TwoHosts.NAME);
		hosts.open();
		XenException failure = failureOf(task);
		assertThat(failure).hasMessageContaining("at the same time");
		assertThat(TwoHosts.domains(hosts.here)).containsExactly(RUNS);
		assertThat(TwoHosts.domains(hosts.there)).containsExactly("r----- " + TwoHosts.NAME);
	}

	@Test
	public void anotherDomainOfThatNumberIsNotTouched() throws Exception {
		TwoHosts.domain(hosts.here, 2, "ca77f1e5-1eca-449b-948d-2d7102d35aec", "-b----", "other");
		assertThat(failureOf(hosts.open().start(Optional.empty()))).hasMessageContaining("no longer runs as number 2 at db1. Nothing was done.");
		assertThat(TwoHosts.domains(hosts.here)).containsExactly("-b---- other");
		assertThat(TwoHosts.domains(hosts.there)).isEmpty();
	}

	@Test
	public void busyboxDoesAsWell() throws Exception {
		Assume.assumeTrue(Files.isExecutable(Path.of("/usr/bin/busybox")));
		for (String applet : new String[] { "sh", "grep", "head", "sleep" }) {
			hosts.source.program(applet, "exec /usr/bin/busybox " + applet + " \"$@\"\n");
		}
		XenTask task = start();
		task.cancel();
		assertThat(failureOf(task)).hasMessageContaining("it goes on at db1");
		assertRunsAtSourceOnly();
		TwoHosts.set(hosts.there, "receive", "start-silently");
		Files.delete(hosts.here.resolve("to"));
		Files.delete(hosts.here.resolve("from"));
		hosts.open().start(Optional.empty()).await(p -> {
		});
		assertRunsAtTargetOnly();
	}

	@Test
	public void aLostLinkDoesNotEndIt() throws Exception {
		XenTask task = start();
		hosts.source.lose();
		assertThat(failureOf(task).failure()).isInstanceOf(XenFailure.Unreachable.class);
		hosts.open();
		hosts.source.find();
		assertThat(task.await(p -> {
		})).isEmpty();
		assertRunsAtTargetOnly();
	}
}
