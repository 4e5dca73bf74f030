// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.LabHost.failure;
import static org.adxen.xen.xl.internal.LabHost.finish;
import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.adxen.xen.xl.internal.Transcript.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

import org.adxen.xen.DomainId;
import org.adxen.xen.HostFiles;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** What goes wrong on real hosts, each with the sentence that the admin reads and with what is left behind. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class TroubleLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	private static final Duration SOON = Duration.ofSeconds(6);

	private LabHost host;

	@Before
	public void connect() throws Exception {
		host = LAB.host(1);
	}

	@After
	public void clean() throws Exception {
		LAB.host(1).clean();
		LAB.host(2).clean();
	}

	/** Creates it, which must fail and leave no domain behind. */
	private XenException notCreated(String what, String name, String more) throws Exception {
		List<String> before = host.uuids();
		XenException failure = told(what, failure(() -> host.xen().create(LabHost.guest(name, more, true))));
		assertThat(host.uuids()).isEqualTo(before);
		return failure;
	}

	@Test
	public void whatACreationFailsOnIsNamed() throws Exception {
		assertThat(notCreated("Create without the kernel file", "a", "kernel = \"/root/guests/missing\"\n")).hasMessageContaining("/root/guests/missing");
		assertThat(notCreated("Create with a file that is no kernel", "b", "kernel = \"/etc/hostname\"\n")).hasMessageContaining("Invalid kernel");
		assertThat(notCreated("Create with a disk that is missing", "c", "disk = [ \"/root/missing.img,raw,xvda,w\" ]\n"))
				.hasMessageContaining("/root/missing.img");
		assertThat(notCreated("Create with more memory than is free", "d", "memory = 4000\n").failure())
				.isInstanceOf(XenFailure.NotEnoughMemory.class);
		assertThat(notCreated("Create at a bridge that is missing", "e", "vif = [ \"bridge=nosuch0\" ]\n")).hasMessageContaining("xl says");
		host.create(LabHost.tiny("taken", ""));
		assertThat(notCreated("Create with a name that is used", "taken", "")).hasMessageContaining("already exists");
		var id = DomainId.of("f00dfeed-0000-4000-8000-000000000001");
		host.create(LabHost.tiny("first", "uuid = \"" + id.uuid() + "\"\n"));
		assertThat(notCreated("Create with a UUID that runs", "second", "uuid = \"" + id.uuid() + "\"\n").failure())
				.isInstanceOf(XenFailure.BadPowerState.class);
	}

	/** A file on the host is another's too. */
	@Test
	public void aFileThatWasDamagedIsNotStarted() throws Exception {
		DomainId id = host.create(LabHost.guest("torn", "", false));
		assertThat(host.domain(id).state()).isEqualTo(PowerState.HALTED);
		host.sh("printf 'uuid = \"%s\"\\nname = \"torn\"\\nmemory = = 96\\n' " + id.uuid() + " >/var/lib/adxen/domains/" + id.uuid() + ".cfg");
		told("Start from a damaged file", failure(() -> host.xen().start(id, false)));
		assertThat(host.uuids()).hasSize(1);
	}

	@Test
	public void namesThatXlCannotHandleAreNotGivenAtCreationEither() throws Exception {
		for (String name : List.of("0", "777", "-x", "a/b")) {
			assertThat(notCreated("Create with the name " + name, name, "").failure()).as(name).isInstanceOf(XenFailure.Refused.class);
		}
		assertThat(host.sh("xl domname 0").strip()).isEqualTo("Domain-0");
	}

	@Test
	public void aHostWithoutXlIsNoHost() throws Exception {
		LabHost second = LAB.host(2);
		second.sh("mv /usr/sbin/xl /usr/sbin/xl.away");
		try {
			assertThat(told("A host without xl", catchThrowableOfType(XenException.class, () -> LAB.open(2, Lab.PATIENCE).close()))).hasMessageContaining("has no xl")
					.extracting(XenException::failure).isInstanceOf(XenFailure.Protocol.class);
		} finally {
			second.sh("mv /usr/sbin/xl.away /usr/sbin/xl");
		}
	}

	@Test
	public void aXenstoreThatHangsIsGivenUpAndLeavesNothing() throws Exception {
		DomainId id = host.create(LabHost.tiny("there", ""));
		try (LabHost impatient = LAB.open(1, SOON)) {
			impatient.xen().snapshot();
			host.sh("kill -STOP $(pidof xenstored)");
			try {
				XenException failure = timed("Give up on a xenstored that hangs", () -> told("A xenstored that hangs",
						catchThrowableOfType(XenException.class, impatient.xen()::snapshot)));
				assertThat(failure.failure()).isInstanceOf(XenFailure.TimedOut.class);
				assertThat(failure).hasMessageContaining("xenstored");
				assertThat(failure(() -> impatient.xen().pause(id)).failure()).isInstanceOf(XenFailure.TimedOut.class);
				await().atMost(Lab.PATIENCE).until(() -> host.processes().lines().noneMatch(line -> line.contains("xl list") || line.startsWith("xenstore-")));
			} finally {
				host.sh("kill -CONT $(pidof xenstored)");
			}
			assertThat(impatient.xen().snapshot().domains()).anySatisfy(domain -> {
				assertThat(domain.id()).isEqualTo(id);
				assertThat(domain.state()).isEqualTo(PowerState.RUNNING);
			});
		}
	}

	@Test
	public void aHostThatFreezesIsNoticedAndCanBeConnectedToAgain() throws Exception {
		LabHost second = LAB.host(2);
		LAB.command("hang", 2);
		try {
			XenException failure = timed("Notice that a host froze", () -> told("A host that froze",
					catchThrowableOfType(XenException.class, second.xen()::snapshot)));
			assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
			assertThat(second.ssh().connected()).isFalse();
			// its port still takes connections
			assertThat(told("Connecting to a host that froze", catchThrowableOfType(XenException.class, () -> LAB.open(2, SOON).close())).failure())
					.isInstanceOfAny(XenFailure.TimedOut.class, XenFailure.Unreachable.class);
		} finally {
			LAB.command("resume", 2);
		}
		assertThat(LAB.host(2).xen().snapshot().hosts()).hasSize(1);
	}

	@Test
	public void aHostThatRebootsComesBackWithoutItsGuests() throws Exception {
		LabHost second = LAB.host(2);
		DomainId id = second.create(LabHost.tiny("lost", ""));
		second.sh("head -c 200000000 /dev/zero >/root/big");
		XenTask copy = second.xen().files().orElseThrow().copy("/root/big", "/root/big2");
		String before = second.id();
		second.ssh().start("reboot -f", false);
		XenException failure = told("A host that reboots", catchThrowableOfType(XenException.class, () -> copy.await(p -> {
		})));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		LabHost again = timed("Connected again after a reboot", () -> {
			await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofSeconds(2)).ignoreExceptionsInstanceOf(XenException.class)
					.until(() -> LAB.host(2) != null);
			return LAB.host(2);
		});
		assertThat(again.id()).as("it is the same host").isEqualTo(before);
		assertThat(again.domain(id).state()).isEqualTo(PowerState.HALTED);
		assertThat(again.uuids()).hasSize(1);
		assertThat(again.xen().outcomeOf(copy.id())).isInstanceOf(TaskOutcome.Forgotten.class);
	}

	@Test
	public void anUploadThatDoesNotFitIsRefusedBefore() throws Exception {
		HostFiles files = host.xen().files().orElseThrow();
		assertThat(told("Upload of more than is free", failure(() -> files.upload(InputStream.nullInputStream(), 1L << 40, "/root/huge", false))).failure())
				.isInstanceOfSatisfying(XenFailure.Refused.class, refused -> assertThat(refused.code()).isEqualTo("NO_ROOM"));
	}

	@Test
	public void anUploadDuringWhichTheDiskFillsLeavesNothing() throws Exception {
		host.sh("mkdir -p /root/lab/small && mount -t tmpfs -o size=4m none /root/lab/small");
		try {
			var content = new InputStream() {
				private final InputStream zeros = new ByteArrayInputStream(new byte[3 << 20]);
				private boolean filled;

				@Override
				public int read() throws IOException {
					throw new UnsupportedOperationException();
				}

				@Override
				public int read(byte[] buffer, int from, int length) throws IOException {
					if (!filled && zeros.available() < 2 << 20) {
						filled = true;
						try {
							host.sh("head -c 4000000 /dev/zero >/root/lab/small/other 2>/dev/null; exit 0");
						} catch (Exception e) {
							throw new IOException(e);
						}
					}
					return zeros.read(buffer, from, length);
				}
			};
			HostFiles files = host.xen().files().orElseThrow();
			assertThat(told("Upload during which the disk fills", failure(() -> files.upload(content, 3 << 20, "/root/lab/small/new", false))).failure())
					.isInstanceOfSatisfying(XenFailure.Refused.class, refused -> assertThat(refused.code()).isEqualTo("WRITE_FAILED"));
			assertThat(host.sh("ls -A /root/lab/small").strip()).isEqualTo("other");
		} finally {
			host.sh("umount /root/lab/small");
		}
	}

	@Test
	public void aSuspendThatDoesNotFitLetsTheGuestRun() throws Exception {
		DomainId id = host.create(LabHost.guest("large", "", true));
		host.awaitTicks("large");
		host.sh("mkdir -p /var/lib/adxen/saved && mount -t tmpfs -o size=20m none /var/lib/adxen/saved");
		assertThat(told("Suspend without room for the state", failure(() -> host.xen().suspend(id)))).hasMessageContaining("too little disk space");
		assertThat(host.domain(id).state()).isEqualTo(PowerState.RUNNING);
		assertThat(host.sh("ls -A /var/lib/adxen/saved")).isEmpty();
	}

	@Test
	public void aGuestThatCannotAnswerIsNotWaitedFor() throws Exception {
		DomainId paused = host.create(LabHost.tiny("paused", ""));
		finish(host.xen().pause(paused));
		assertThat(told("Shut down of a paused domain", failure(() -> host.xen().shutDown(paused))).failure())
				.isInstanceOf(XenFailure.BadPowerState.class);
		assertThat(told("Reboot of a paused domain", failure(() -> host.xen().reboot(paused))).failure())
				.isInstanceOf(XenFailure.BadPowerState.class);
		assertThat(host.domain(paused).state()).isEqualTo(PowerState.PAUSED);
	}

	@Test
	public void aCrashedGuestIsShownAndCanOnlyBeForced() throws Exception {
		DomainId id = host.createByHand("crash", "crash");
		timed("A guest's crash is seen", () -> {
			await().atMost(Lab.PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> host.domain(id).state() == PowerState.CRASHED);
			return "";
		});
		assertThat(told("Suspend of a crashed domain", failure(() -> host.xen().suspend(id))).failure()).isInstanceOf(XenFailure.BadPowerState.class);
		finish(host.xen().forceShutDown(id));
		assertThat(host.uuids()).hasSize(1);
	}

	@Test
	public void whatTheLinkLosesGoesOnAtTheHost() throws Exception {
		XenTask started;
		var id = DomainId.of("f00dfeed-0000-4000-8000-000000000002");
		try (LabHost other = LAB.open(1, Lab.PATIENCE)) {
			started = other.xen().create(LabHost.guest("orphan", "uuid = \"" + id.uuid() + "\"\n", true));
			await().atMost(Lab.PATIENCE).until(() -> host.sh("ls /var/lib/adxen/domains 2>/dev/null; exit 0").contains(id.uuid()));
		}
		XenException failure = told("A link that is lost during a creation", failure(() -> started));
		assertThat(failure.failure()).isInstanceOf(XenFailure.Unreachable.class);
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofSeconds(1))
				.until(() -> host.find(id).filter(domain -> domain.state() == PowerState.RUNNING).isPresent());
	}
}
