// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a login shell makes of the commands. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RootShellTest {

	private static final Address ADDRESS = new Address("xl", false, "db", 22);
	private static final String SCRIPT = "echo \"$1 it's\" '$HOME' \\\\ `echo x` \"$LC_ALL\"; # end\nexit 3";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final RootShell root = new RootShell(ADDRESS, "root");
	private final RootShell admin = new RootShell(ADDRESS, "admin");
	private Path sudo;

	@Before
	public void prepare() {
		Assume.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
		sudo = temporary.getRoot().toPath().resolve("sudo");
	}

	private void sudo(String script) throws IOException {
		Files.writeString(sudo, "#!/bin/sh\n" + script);
		Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwx------"));
	}

	private Result run(String command) throws Exception {
		var builder = new ProcessBuilder("/bin/sh", "-c", command);
		builder.environment().put("PATH", temporary.getRoot() + ":/usr/bin:/bin");
		builder.environment().put("LC_ALL", "pt_BR.UTF-8");
		Process process = builder.start();
		process.getOutputStream().close();
		byte[] output = process.getInputStream().readAllBytes();
		String error = new String(process.getErrorStream().readAllBytes());
		return new Result(process.waitFor(), output, error);
	}

	@Test
	public void aScriptArrivesUnchanged() throws Exception {
		Result result = run(root.command(SCRIPT));
		assertThat(result.text()).isEqualTo(" it's $HOME \\ x C\n");
		assertThat(result.code()).isEqualTo(3);
		assertThat(root.checked(result)).isSameAs(result);
	}

	@Test
	public void othersBecomeRootBySudoThatNeverAsks() throws Exception {
		sudo("[ \"$1\" = -n ] && [ \"$LC_ALL\" = C ] && shift && echo by sudo && exec \"$@\"");
		Result result = run(admin.command(SCRIPT));
		assertThat(result.text()).isEqualTo("by sudo\n it's $HOME \\ x C\n");
		assertThat(admin.checked(result).code()).isEqualTo(3);
	}

	@Test
	public void whoMayNotBecomeRootIsToldTheRemedy() throws Exception {
		for (String words : new String[] { "sudo: a password is required", "sudo: sorry, you must have a tty to run sudo",
				"Sorry, user admin is not allowed to execute '/bin/sh' as root on db." }) {
			sudo("echo \"" + words + "\" >&2; exit 1");
			XenException failure = Here.failureOf(() -> admin.checked(run(admin.command(SCRIPT))));
			assertThat(failure.failure()).isEqualTo(new XenFailure.Authentication(ADDRESS, "admin"));
			assertThat(failure).hasMessageContaining("admin ALL=(root) NOPASSWD: ALL");
			assertThat(failure.detail()).isEqualTo(words);
		}
	}

	@Test
	public void aMissingSudoIsTold() throws Exception {
		for (String words : new String[] { "env: 'sudo': No such file or directory", "sh: 1: sudo: not found" }) {
			XenException failure = Here.failureOf(() -> admin.checked(new Result(127, new byte[0], words)));
			assertThat(failure).hasMessageContaining("install sudo");
		}
	}

	@Test
	public void failuresOfTheScriptAreItsOwn() throws Exception {
		assertThat(admin.checked(new Result(1, new byte[0], "xl: sudo: no such domain")).code()).isEqualTo(1);
		assertThat(root.checked(new Result(1, new byte[0], "sudo: whatever")).code()).isEqualTo(1);
	}

	@Test
	public void atATerminalSudoMayAsk() {
		assertThat(root.onTerminal("xl console 3")).isEqualTo("xl console 3");
		assertThat(admin.onTerminal("xl console 3")).isEqualTo("sudo sh -c 'xl console 3'");
	}
}
