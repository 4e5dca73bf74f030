// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.xen.PowerState;
import org.adxen.xen.ShellWords;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;

/** The command line for what a menu would do. */
public class CommandTest {

	@Rule
	public final OperationsFixture x;

	public CommandTest() throws IOException {
		x = new OperationsFixture();
	}

	/** Without the environment, which is a temporary folder here. */
	private String command(String operation, Map<String, String> parameters, String reason, Target... targets) {
		String whole = x.operations.asCommand(
				new OperationRequest(OperationsFixture.PREFIX + operation, List.of(targets), parameters, reason, "", false));
		return whole.replace(" --environment " + ShellWords.quote(x.environment().toString()), "");
	}

	@Test
	public void aVerbWithItsTargetsAndYesWhereItAsks() {
		Target one = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target two = x.fleet.domain(LAB, "web 2", PowerState.RUNNING);
		assertThat(command("shutDown", Map.of(), "", one, two)).isEqualTo("adxen shutdown web-1 'web 2' --yes");
		assertThat(command("start", Map.of(), "", one)).isEqualTo("adxen start web-1");
		assertThat(command("forceShutDown", Map.of(), "", one)).isEqualTo("adxen destroy web-1 --yes");
	}

	@Test
	public void hostsStandByNameAndSizesWithUnits() {
		Target one = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(command("migrate", Map.of("host", "lab-2"), "for the repair", one))
				.isEqualTo("adxen migrate web-1 --host lab-2 --reason 'for the repair' --yes");
		assertThat(command("setMemory", Map.of("memory", "2147483648"), "", one))
				.isEqualTo("adxen set-memory web-1 --memory 2GiB");
		assertThat(command("delete", Map.of("with-disks", "true"), "", one))
				.isEqualTo("adxen delete web-1 --with-disks --yes");
		assertThat(command("delete", Map.of("with-disks", "false"), "", one))
				.isEqualTo("adxen delete web-1 --with-disks=false --yes");
	}

	@Test
	public void theTargetPoolIsAnOption() {
		assertThat(command("create", Map.of("config", "/srv/xen/web's.cfg"), "", new Target.OfPool(LAB)))
				.isEqualTo("adxen create --pool lab --config '/srv/xen/web'\\''s.cfg'");
	}

	@Test
	public void whatLooksLikeAnOptionIsNone() {
		Target odd = x.fleet.domain(LAB, "-clean", PowerState.RUNNING);
		assertThat(command("shutDown", Map.of(), "", odd)).isEqualTo("adxen shutdown --yes -- -clean");
		assertThat(command("rename", Map.of("name", "--x"), "", odd)).isEqualTo("adxen rename --name=--x -- -clean");
	}

	@Test
	public void ambiguousNamesStandWithTheirPool() {
		x.fleet.pool("attic-id", "attic");
		Target here = x.fleet.domain(LAB, "db", PowerState.RUNNING);
		x.fleet.domain("attic-id", "db", PowerState.RUNNING);
		assertThat(command("start", Map.of(), "", here)).isEqualTo("adxen start lab/db");
	}

	@Test
	public void aShellReadsBackExactlyTheWords() throws Exception {
		Assume.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
		List<String> words = List.of("plain", "", "two words", "it's", "$HOME `id` \"x\" \\", "*?[a]", "~root", "a\nb", "é;|&<>(){}!#",
				"-x", "''", "=ls", "a=b", "--name=--x", "--name=it's");
		Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s\\0' " + ShellWords.join(words)).start();
		String back = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor()).isZero();
		assertThat(Arrays.asList(back.substring(0, back.length() - 1).split("\0", -1))).isEqualTo(words);
	}
}
