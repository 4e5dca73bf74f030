// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.simulator.internal.machine.Machine;
import org.adxen.xen.simulator.internal.machine.OpenFile;
import org.adxen.xen.simulator.internal.programs.SystemTools;
import org.junit.Test;

/** The shell of simulated machines against the real one. */
public class ShellTest {

	private static final Path REAL = Path.of("/bin/dash");

	private static List<String> scripts() throws IOException {
		try (var in = Objects.requireNonNull(ShellTest.class.getResourceAsStream("scripts.txt"))) {
			return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n----\n")).skip(1).toList();
		}
	}

	private static String simulated(String script) throws Exception {
		var machine = new Machine("lab", 1 << 30);
		SystemTools.installAll(machine);
		var process = machine.login("root");
		process.enter("/tmp");
		var out = new ByteArrayOutputStream();
		process.set(0, OpenFile.nothing());
		process.set(1, OpenFile.writing(out, () -> {
		}));
		process.set(2, process.files().get(1).share());
		var code = process.start(machine.program(process, "/bin/sh"), List.of("sh", "-c", script)).get(60, TimeUnit.SECONDS);
		return out.toString(StandardCharsets.ISO_8859_1) + "exit " + code;
	}

	private static String real(String script) throws Exception {
		var folder = Files.createTempDirectory("shell");
		var builder = new ProcessBuilder(REAL.toString(), "-c", script).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C");
		var process = builder.start();
		process.getOutputStream().close();
		var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		var code = process.waitFor();
		try (var files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
		return out.replace(REAL + ": ", "sh: ") + "exit " + code;
	}

	@Test
	public void scriptsDoWhatTheyDoInARealShell() throws Exception {
		assumeTrue("Only a machine with dash can tell.", Files.isExecutable(REAL) && "root".equals(System.getProperty("user.name")));
		var simulated = new LinkedHashMap<String, String>();
		var real = new LinkedHashMap<String, String>();
		for (String script : scripts()) {
			simulated.put(script, simulated(script));
			real.put(script, real(script));
		}
		assertThat(simulated).hasSizeGreaterThan(50).isEqualTo(real);
	}

	@Test
	public void unknownCommandIsNamedWithItsLine() throws Exception {
		assertThat(simulated("true\nnosuch")).isEqualTo("sh: 2: nosuch: not found\nexit 127");
	}

	@Test
	public void nothingOfTheRealMachineIsSeen() throws Exception {
		var file = Files.createTempFile("real", ".txt");
		try {
			assertThat(simulated("cat " + file + " 2>/dev/null || echo none; echo x > /tmp/only-here; ls /tmp"))
					.isEqualTo("none\nonly-here\nexit 0");
			assertThat(Path.of("/tmp/only-here")).doesNotExist();
		} finally {
			Files.delete(file);
		}
	}

	@Test
	public void aKilledScriptEndsWithItsTrapAndItsStatus() throws Exception {
		assertThat(simulated("sh -c 'trap \"echo cleaned\" EXIT; sleep 100' & sleep 0.1; kill $!; wait $!; echo $?"))
				.contains("cleaned\n", "143\n");
	}

	@Test
	public void bytesPassUnchanged() throws Exception {
		assertThat(simulated("printf '\\303\\244\\377\\n' > f; cat f; wc -c < f")).isEqualTo("\u00c3\u00a4\u00ff\n4\nexit 0");
	}
}
