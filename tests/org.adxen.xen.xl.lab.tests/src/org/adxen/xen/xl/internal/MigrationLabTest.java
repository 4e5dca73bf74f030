// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabHost.failure;
import static org.adxen.xen.xl.internal.LabHost.finish;
import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.adxen.xen.xl.internal.Transcript.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.DomainId;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Live migration between two real hosts, and what is left when it goes wrong: one running guest. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class MigrationLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	/** At the target it is named as the domain is while it comes. */
	private static final String LOGS = "/var/log/xen/console/guest-pvh1*.log";

	private LabHost source;
	private LabHost target;

	@Before
	public void connect() throws Exception {
		source = LAB.host(1);
		target = LAB.host(2);
	}

	@After
	public void clean() throws Exception {
		LAB.host(1).clean();
		LAB.host(2).clean();
	}

	private DomainId create(LabHost host) throws Exception {
		DomainId id = host.createByHand("pvh1", "pvh1");
		host.awaitTicks("pvh1");
		return id;
	}

	/** Which of the hosts runs it, by what xl says there. */
	private List<String> runningAt() throws Exception {
		var at = new ArrayList<String>();
		for (LabHost host : List.of(LAB.host(1), LAB.host(2))) {
			host.sh("xl list | tail -n +3").lines().filter(row -> row.matches("pvh1 .*\\s[r-][b-]----\\s.*"))
					.forEach(row -> at.add(host.xen().facts().name()));
		}
		return at;
	}

	private void awaitMoreTicks(LabHost host) throws Exception {
		int before = ticks(host);
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> ticks(host) > before);
	}

	private static int ticks(LabHost host) throws Exception {
		return Integer.parseInt(host.sh("cat " + LOGS + " 2>/dev/null | grep -c tick; exit 0").strip());
	}

	@Test
	public void aDomainMovesWhileItRuns() throws Exception {
		DomainId id = create(source);
		source.xen().changeTags(id, Set.of("moves"), Set.of()).await(p -> {
		});
		var progress = new ArrayList<Double>();
		XenTask task = timed("Look whether a migration can succeed", () -> source.xen().migrateTo(id, target.xen()));
		timed("Live migration of a PVH guest of 128 MB", () -> task.await(progress::add));
		assertThat(progress).isSorted().hasSizeGreaterThan(2);
		assertThat(runningAt()).containsExactly("xen-lab-2");
		assertThat(source.xen().outcomeOf(task.id())).isEqualTo(new TaskOutcome.Succeeded(""));
		assertThat(target.find(id).orElseThrow().name()).isEqualTo("pvh1");
		assertThat(source.find(id)).isEmpty();
		assertThat(target.find(id).orElseThrow().tags()).as("AdXen's own files go with it").containsExactly("moves");
		awaitMoreTicks(target);
		assertThat(target.sh("grep -c 'tick 1 ' /var/log/xen/console/guest-pvh1--incoming.log; exit 0").strip()).as("it did not start anew")
				.isEqualTo("0");
	}

	@Test
	public void aCancelledMigrationLeavesExactlyOneRunningGuest() throws Exception {
		DomainId id = create(source);
		XenTask task = source.xen().migrateTo(id, target.xen());
		XenException failure = timed("Cancel a migration in the middle of its transfer", () -> cancelled(task, () -> {
		}));
		assertThat(told("A migration that was cancelled", failure).failure()).isEqualTo(new XenFailure.Cancelled());
		assertThat(runningAt()).containsExactly("xen-lab-1");
		assertThat(target.uuids()).hasSize(1);
		assertThat(source.domain(id).name()).isEqualTo("pvh1");
		awaitMoreTicks(source);
	}

	/** Cancels when a part was sent; before that something else happens. */
	private static XenException cancelled(XenTask task, Runnable before) {
		return catchThrowableOfType(XenException.class, () -> {
			var once = new boolean[1];
			task.await(done -> {
				if (done > 0.2 && !once[0]) {
					once[0] = true;
					before.run();
					try {
						task.cancel();
					} catch (XenException | InterruptedException e) {
						throw new IllegalStateException(e);
					}
				}
			});
		});
	}

	/** xl itself would wait for ever, with the guest in its hands. */
	@Test
	public void aTargetThatFreezesInTheMiddleIsGivenUp() throws Exception {
		DomainId id = create(source);
		XenTask task = source.xen().migrateTo(id, target.xen());
		var froze = new CountDownLatch(1);
		CompletableFuture<XenException> ended = CompletableFuture.supplyAsync(() -> cancelled(task, () -> {
			try {
				LAB.command("hang", 2);
			} catch (Exception e) {
				throw new IllegalStateException(e);
			} finally {
				froze.countDown();
			}
		}));
		try {
			assertThat(froze.await(Lab.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			awaitMoreTicks(source);
			assertThat(source.sh("xl list pvh1")).containsPattern("[r-][b-]----");
			await().atMost(Lab.PATIENCE).until(() -> !source.processes().contains("xl migrate"));
		} finally {
			// a clock of the emulated host does not bear more than some 40 s
			LAB.command("resume", 2);
		}
		XenException failure = timed("Cancel a migration whose target froze, until it is known what became of it", ended::get);
		assertThat(told("A migration whose target froze", failure).failure()).isEqualTo(new XenFailure.Cancelled());
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofSeconds(2)).ignoreExceptionsInstanceOf(XenException.class)
				.until(() -> LAB.host(2).uuids().size() == 1);
		assertThat(runningAt()).containsExactly("xen-lab-1");
		assertThat(source.domain(id).name()).isEqualTo("pvh1");
	}

	/** The end of the library's own ways: a domain whose migration was killed after it was suspended. */
	@Test
	public void aSuspendedDomainIsMadeToGoOn() throws Exception {
		DomainId id = create(source);
		int domid = source.domain(id).domid();
		source.sh("mkdir -p /root/lab; mkfifo /root/lab/try; (head -c 1000000 >/dev/null; exec sleep 300) </root/lab/try >/dev/null 2>&1 & r=$!;"
				+ " xl save " + domid + " /root/lab/try >/dev/null 2>&1 & x=$!; i=0;"
				+ " until xl list " + domid + " | grep -q -e '[-p]ss- '; do i=$((i+1)); [ $i -lt 100 ] || exit 1; sleep 0.2; done;"
				+ " kill -9 $x $(ps -eo pid,ppid | while read -r p of; do [ \"$of\" = $x ] && echo $p; done) $r");
		assertThat(runningAt()).isEmpty();
		source.sh("(trap '' XFSZ; ulimit -f 64; xl save -c " + domid + " /root/lab/unwanted); rm -f /root/lab/unwanted");
		assertThat(runningAt()).containsExactly("xen-lab-1");
		awaitMoreTicks(source);
	}

	@Test
	public void aNameThatIsUsedThereIsFoundBefore() throws Exception {
		DomainId id = create(source);
		target.createByHand("tiny", "pvh1");
		assertThat(told("Migration to where the name is used", failure(() -> source.xen().migrateTo(id, target.xen()))))
				.hasMessageContaining("The name pvh1 is taken at xen-lab-2");
		assertThat(source.domain(id).name()).isEqualTo("pvh1");
	}

	@Test
	public void tooLittleMemoryThereIsFoundBefore() throws Exception {
		DomainId id = create(source);
		target.sh("mkdir -p /root/lab; { grep -v '^memory\\|^name' /root/guests/tiny.cfg; echo 'name = \"big\"'; echo 'memory = 520'; } >/root/lab/big.cfg"
				+ " && xl create /root/lab/big.cfg");
		assertThat(told("Migration to where memory is short", failure(() -> source.xen().migrateTo(id, target.xen()))))
				.hasMessageContaining("MB are free at xen-lab-2");
		assertThat(runningAt()).containsExactly("xen-lab-1");
	}

	@Test
	public void whatThisXenCannotMigrateIsFoundBefore() throws Exception {
		DomainId id = source.createByHand("tiny", "pv");
		assertThat(told("Migration of a PV guest without shadow paging", failure(() -> source.xen().migrateTo(id, target.xen()))))
				.hasMessageContaining("shadow");
		assertThat(source.uuids()).contains(id.uuid());
	}

	@Test
	public void aDiskOfOneHostOnlyStaysThere() throws Exception {
		source.sh("mkdir -p /root/lab; { grep -v '^name' /root/guests/pvh1.cfg; echo 'name = \"pvh1\"';"
				+ " echo 'disk = [ \"/srv/repository/disk1.img,raw,xvda,w\" ]'; } >/root/lab/disk.cfg && xl create /root/lab/disk.cfg");
		DomainId id = source.xen().snapshot().domains().stream().filter(d -> d.name().equals("pvh1")).findFirst().orElseThrow().id();
		assertThat(told("Migration with a disk that the target has not", failure(() -> source.xen().migrateTo(id, target.xen()))))
				.hasMessageContaining("disk xvda");
		finish(source.xen().forceShutDown(id));
	}
}
