// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.xen.HostConsole;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.local.LocalHost;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Consoles of a host that is this machine and has an {@code xl} that echoes. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SshConsoleTest {

	private static final String UUID = "58c9f1d2-8b91-4c77-afa0-6069d4ee395d";
	private static final SameDomain GUEST = new SameDomain(2, UUID, "pvh1");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private LocalHost host;
	private Path trace;

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
		trace = temporary.getRoot().toPath().resolve("trace");
		host = new LocalHost("db", temporary.getRoot().toPath());
		host.program("xl", """
				case "$1 $2" in
				"vm-list "*) echo 'UUID                                  ID    name'; echo '%s  2    pvh1' ;;
				"console 2") echo "tick 1"; exec cat | tee %s ;;
				"dmesg "*) echo '(XEN) Xen version 4.17.7' ;;
				*) echo "not expected: $*" >&2; exit 1 ;;
				esac
				""".formatted(UUID, trace));
	}

	@Test
	public void whatTheGuestSendsAndWhatIsTypedPass() throws Exception {
		try (HostConsole console = SshConsole.open(host, GUEST)) {
			assertThat(new String(console.output().readNBytes(7))).isEqualTo("tick 1\n");
			console.input().write("uname\n".getBytes());
			console.input().flush();
			assertThat(new String(console.output().readNBytes(6))).isEqualTo("uname\n");
			console.resize(100, 40);
		}
	}

	@Test
	public void closingLeavesAsAPersonDoes() throws Exception {
		HostConsole console = SshConsole.open(host, GUEST);
		console.close();
		console.close();
		assertThat(Files.readAllBytes(trace)).containsExactly(0x1d);
	}

	@Test
	public void anotherDomainOfThatNumberIsNotTalkedTo() throws Exception {
		var other = new SameDomain(2, "ca77f1e5-1eca-449b-948d-2d7102d35aec", "g1");
		XenException failure = catchThrowableOfType(XenException.class, () -> SshConsole.open(host, other));
		assertThat(failure.failure()).isEqualTo(new XenFailure.NotFound("domain", other.uuid()));
		assertThat(failure).hasMessageContaining("g1 no longer runs as number 2 at db");
		assertThat(catchThrowableOfType(XenException.class, () -> SshConsole.open(host, new SameDomain(22, UUID, "pvh1"))).failure())
				.isInstanceOf(XenFailure.NotFound.class);
	}

	@Test
	public void theCommandForATerminalChecksAsWell() throws Exception {
		String command = SshConsole.command(host, GUEST);
		assertThat(command).startsWith("ssh -t root@db ").contains(UUID).contains("xl console 2");
		String remote = new String(new ProcessBuilder("sh", "-c", "ssh() { shift 2; printf %s \"$1\"; }\n" + command).start().getInputStream()
				.readAllBytes());
		assertThat(host.run(remote, "typed".getBytes(), 100, java.time.Duration.ofSeconds(20)).text()).isEqualTo("tick 1\ntyped");
	}

	@Test
	public void theHypervisorsLogIsShown() throws Exception {
		assertThat(SshConsole.hypervisorLog(host)).isEqualTo("(XEN) Xen version 4.17.7\n");
		host.program("xl", "echo 'Could not obtain handle on privileged command interface' >&2; exit 1\n");
		XenException failure = catchThrowableOfType(XenException.class, () -> SshConsole.hypervisorLog(host));
		assertThat(failure.detail()).startsWith("Could not obtain");
	}
}
