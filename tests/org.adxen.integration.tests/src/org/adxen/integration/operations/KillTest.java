// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;
import org.eclipse.core.runtime.FileLocator;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.FrameworkUtil;

/** A program that is killed in the middle of an operation loses nothing that it told, and the next one settles the rest. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class KillTest {

	private static final int KILLS = 20;
	private static final int DOMAINS = 200;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SimulatedFleet fleet;

	@Before
	public void simulate() throws IOException {
		var scenario = new StringBuilder("seed 7\npool \"lab\" toolstack=xapi user=root password=demo\n"
				+ "  host lab-1 cpus=64 memory=512GiB\n  storage nfs size=4TiB\n");
		for (int i = 0; i < DOMAINS; i++) {
			scenario.append("  domain web-").append(i).append(" host=lab-1 memory=1GiB vcpus=1\n");
		}
		fleet = SimulatedFleet.start(Scenario.parse(scenario.toString()).withPace(0.2).withPorts(0));
	}

	@After
	public void close() {
		fleet.close();
	}

	@Test
	public void twentyKillsLoseNothingAcknowledgedAndEverythingBegunIsSettled() throws Exception {
		assertThat(output(start("register", fleet.pools().getFirst().address()))).contains("registered");
		Path acknowledged = folder.newFile("acknowledged").toPath();
		var random = new Random(7);
		int told = 0;
		for (int i = 0; i < KILLS; i++) {
			List<String> lines = operateAndKill(random.nextInt(DOMAINS));
			Files.write(acknowledged, lines, StandardOpenOption.APPEND);
			told += lines.size();
		}
		assertThat(told).as("what was acknowledged before the kills").isPositive();
		// Fewer entries than kills where one came before the begin line, and so before anything was sent.
		assertThat(output(start("settle", acknowledged.toString()))).matches("settled \\d+ entries.*\\s*");
	}

	@Test
	public void anActivationKilledInItsMiddleIsFinishedByTheNextAndNothingIsMadeTwice() throws Exception {
		assertThat(output(start("register", fleet.pools().getFirst().address()))).contains("registered");
		Path file = folder.newFile("web.cfg").toPath();
		Files.writeString(file, "name = \"shop-${n}\"\ntype = \"pvh\"\nmemory = 64\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
		for (int kill = 0; kill < 3; kill++) {
			int wanted = shop().size() + 5;
			Process process = start("activate", file.toString());
			await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
					.until(() -> shop().size() >= wanted);
			process.toHandle().destroyForcibly();
			process.waitFor();
		}
		assertThat(shop()).as("before the end").hasSizeLessThan(KilledProgram.MEMBERS);
		assertThat(output(start("activate", file.toString()))).contains("{READY=" + KilledProgram.MEMBERS + "}");
		assertThat(shop()).doesNotHaveDuplicates();
		assertThat(shop()).hasSize(KilledProgram.MEMBERS);
		// The activations as a whole, too: each killed one is told part by part.
		assertThat(output(start("settle", folder.newFile("nothing").toString()))).matches("settled \\d+ entries.*\\s*");
	}

	private List<String> shop() {
		return fleet.pools().getFirst().domains().stream().map(d -> d.name()).filter(n -> n.startsWith("shop-")).toList();
	}

	/**
	 * What it acknowledged. A line that was torn by the kill was not told.
	 *
	 * @param afterLines how many targets it tells of before it is killed; with 0 it dies about when it begins
	 */
	private List<String> operateAndKill(int afterLines) throws Exception {
		Process process = start("operate");
		var lines = new ArrayList<String>();
		try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
			String first = reader.readLine();
			assertThat(first).isEqualTo("go");
			for (String line; lines.size() < afterLines && (line = reader.readLine()) != null;) {
				lines.add(line);
			}
			process.toHandle().destroyForcibly();
			reader.lines().forEach(lines::add);
		}
		process.waitFor();
		return lines.stream().filter(l -> l.matches("[0-9a-f-]{36} domain:.*[0-9a-f-]{36}")).toList();
	}

	private static String output(Process process) throws Exception {
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

	private Process start(String mode, String... more) throws IOException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:TieredStopAtLevel=1", "-cp", classPath(), KilledProgram.class.getName(), mode,
				folder.getRoot().toPath().resolve("environment").toString()));
		command.addAll(Arrays.asList(more));
		var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().put("ADXEN_PASSWORD", "demo");
		return builder.start();
	}

	/** All bundles, when this runs in OSGi. */
	private static String classPath() {
		var bundle = FrameworkUtil.getBundle(KillTest.class);
		return bundle == null ? System.getProperty("java.class.path")
				: Stream.of(bundle.getBundleContext().getBundles()).map(FileLocator::getBundleFileLocation)
						.flatMap(Optional::stream).flatMap(KillTest::roots).map(File::getPath)
						.collect(Collectors.joining(File.pathSeparator));
	}

	/** A bundle that is a project has its classes in a folder below. */
	private static Stream<File> roots(File bundle) {
		return Stream.of(bundle, new File(bundle, "target/classes"));
	}
}
