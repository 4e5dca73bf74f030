// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.adxen.product.tests.Simulation.PASSWORD;
import static org.adxen.product.tests.Simulation.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The command line of the built product against simulated pools, checked by what a second client reads there. */
public class CommandLineProductTest {

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static Map<Path, String> productBefore;
	private static Adxen adxen;
	private static Simulation simulation;
	private static Adxen.Running simulator;
	private static JsonObject pool;
	private static RawXapi reader;

	@BeforeClass
	public static void simulate() throws Exception {
		Assume.assumeTrue("the product for this system is not looked for", System.getProperty("os.name").equals("Linux"));
		productBefore = productFiles();
		Path home = FOLDER.getRoot().toPath();
		adxen = new Adxen(home, Map.of("ADXEN_PASSWORD", PASSWORD, "ADXEN_KEYRING_PASSWORD", "keyring-secret-4712"));
		simulation = new Simulation(adxen);
		simulator = simulation.simulator();
		pool = simulation.pool;
		reader = simulation.reader;
	}

	@AfterClass
	public static void stop() throws Exception {
		if (simulation != null) {
			simulation.stop();
			assertThat(productFiles()).as("nothing was written in the product's folder").isEqualTo(productBefore);
		}
	}

	private static Map<Path, String> productFiles() throws IOException {
		var files = new HashMap<Path, String>();
		try (Stream<Path> all = Files.walk(Adxen.PRODUCT)) {
			for (Path file : all.toList()) {
				files.put(file, Files.getLastModifiedTime(file) + " " + (Files.isRegularFile(file) ? Files.size(file) : 0));
			}
		}
		return files;
	}

	private static void eventually(String name, String state) {
		await().atMost(Duration.ofSeconds(20)).until(() -> reader.state(name), state::equals);
	}

	@Test
	public void listsWhatTheReaderSees() throws Exception {
		var rows = adxen.done("list", "name:runs-1", "--format", "json").rows();
		assertThat(rows).hasSize(1);
		JsonObject row = rows.get(0).getAsJsonObject();
		JsonObject vm = reader.vm("runs-1");
		assertThat(text(row, "uuid")).isEqualTo(text(vm, "uuid"));
		assertThat(text(row, "state")).isEqualTo("running");
		assertThat(text(row, "host")).isEqualTo(reader.host("runs-1"));
		assertThat(text(row, "memoryBytes")).isEqualTo(text(vm, "memory_dynamic_max"));
	}

	@Test
	public void operatesOnADomainAndWritesItDown() throws Exception {
		adxen.done("pause", "runs-1", "--yes", "--reason", "end to end");
		assertThat(reader.state("runs-1")).isEqualTo("Paused");
		adxen.done("unpause", "runs-1");
		assertThat(reader.state("runs-1")).isEqualTo("Running");
		adxen.done("migrate", "runs-1", "--host", "beta", "--yes");
		assertThat(reader.host("runs-1")).isEqualTo("beta");
		adxen.done("suspend", "runs-1", "--yes");
		assertThat(reader.state("runs-1")).isEqualTo("Suspended");
		adxen.done("resume", "runs-1");
		assertThat(reader.state("runs-1")).isEqualTo("Running");
		adxen.done("reboot", "runs-1", "--yes");
		assertThat(reader.state("runs-1")).isEqualTo("Running");
		adxen.done("snapshot", "runs-1", "--name", "before");
		assertThat(reader.vm("runs-1").get("snapshots").getAsJsonArray()).hasSize(1);
		adxen.done("shutdown", "runs-1", "--yes");
		assertThat(reader.state("runs-1")).isEqualTo("Halted");
		var written = adxen.done("journal", "runs-1", "--format", "json").rows().asList().stream()
				.map(e -> text(e.getAsJsonObject(), "operation").replaceFirst(".*\\.", "") + " "
						+ text(e.getAsJsonObject(), "outcome"))
				.toList();
		assertThat(written).containsExactly("shutDown done", "takeSnapshot done", "reboot done", "resume done", "suspend done",
				"migrate done", "unpause done", "pause done");
		assertThat(adxen.done("journal", "end to end", "--format", "json").field("name").getAsString()).isEqualTo("Pause");
	}

	@Test
	public void makesADomainFromAConfigurationFileAndDestroysIt() throws Exception {
		adxen.done("config", "check", "testdata/made.cfg");
		adxen.done("create", "testdata/made.cfg");
		assertThat(reader.state("made")).isEqualTo("Running");
		adxen.done("destroy", "made", "--yes");
		assertThat(reader.state("made")).isEqualTo("Halted");
		adxen.done("delete", "made", "--yes");
		assertThat(reader.state("made")).isEqualTo("absent");
	}

	@Test
	public void saysWhyItRefuses() throws Exception {
		var ended = adxen.run("pause", "off-20", "--yes", "--format", "json");
		assertThat(ended.code()).isEqualTo(1);
		assertThat(ended.field("outcome").getAsString()).isEqualTo("refused");
		assertThat(ended.field("reason").getAsString()).contains("off-20");
	}

	@Test
	public void handsArgumentsOnThatThePlatformKnows() throws Exception {
		assertThat(adxen.run("show", "--", "-clean").err()).contains("\"-clean\"");
		adxen.done("rename", "odd", "--name=-clean");
		assertThat(adxen.done("show", "--", "-clean").out()).contains("-clean", "Halted");
		adxen.done("start", "--reason=-data -configuration", "--", "-clean");
		assertThat(reader.state("-clean")).isEqualTo("Running");
	}

	@Test
	public void losesNoLineOfTheJournalWhenTwentyStartAtOnce() throws Exception {
		var running = new ArrayList<Adxen.Running>();
		List<String> names = IntStream.rangeClosed(1, 20).mapToObj("off-%02d"::formatted).toList();
		for (String name : names) {
			running.add(adxen.start("start", name, "--reason", "all at once"));
		}
		for (Adxen.Running one : running) {
			var ended = one.await();
			assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
		}
		for (String name : names) {
			assertThat(reader.state(name)).as(name).isEqualTo("Running");
		}
		var lines = adxen.done("journal", "all at once", "--format", "json").rows().asList();
		assertThat(lines).extracting(l -> text(l.getAsJsonObject(), "targetName")).containsExactlyInAnyOrderElementsOf(names);
		assertThat(lines).allMatch(l -> text(l.getAsJsonObject(), "outcome").equals("done"));
	}

	@Test
	public void settlesWhatAKilledCommandLeftOpen() throws Exception {
		var killed = adxen.start("start", "late-1", "late-2", "late-3", "late-4", "--reason", "killed");
		Path journal = adxen.environment().resolve("journal");
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> {
			try (Stream<Path> files = Files.list(journal)) {
				return files.anyMatch(f -> {
					try {
						return Adxen.contains(f, "\"killed\"");
					} catch (IOException e) {
						return false; // being written
					}
				});
			}
		});
		killed.signal("KILL");
		killed.process().waitFor();
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			var lines = adxen.run("journal", "killed", "--settle", "--format", "json").rows().asList();
			assertThat(lines).hasSize(4).allMatch(l -> !text(l.getAsJsonObject(), "outcome").equals("begun"));
			for (JsonElement line : lines) {
				boolean runs = reader.state(text(line.getAsJsonObject(), "targetName")).equals("Running");
				assertThat(text(line.getAsJsonObject(), "outcome").equals("done")).as(line.toString()).isEqualTo(runs);
			}
		});
	}

	@Test
	public void keepsSecretsOutOfArgumentsAndFiles() throws Exception {
		var running = adxen.start("list");
		var seen = new ArrayList<String>();
		while (running.process().isAlive()) {
			running.process().toHandle().descendants().forEach(p -> p.info().commandLine().ifPresent(seen::add));
			running.process().toHandle().info().commandLine().ifPresent(seen::add);
			Thread.onSpinWait();
		}
		assertThat(running.await().code()).isZero();
		assertThat(seen).isNotEmpty().noneMatch(c -> c.contains(PASSWORD) || c.contains("keyring-secret"));
		for (Path file : adxen.files()) {
			if (!file.equals(simulator.out())) {
				assertThat(Adxen.contains(file, PASSWORD)).as(file.toString()).isFalse();
			}
		}
	}

	@Test
	public void cancelsOnCtrlC() throws Exception {
		var running = adxen.start("migrate", "runs-4", "--host", "alpha", "--yes", "--format", "json");
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
				.until(() -> !reader.vm("runs-4").get("current_operations").getAsJsonObject().isEmpty()
						|| !running.process().isAlive());
		running.signal("INT");
		var ended = running.await();
		assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(130);
		String outcome = ended.field("outcome").getAsString();
		assertThat(outcome).isIn("cancelled", "done");
		eventually("runs-4", "Running");
		assertThat(reader.host("runs-4")).isEqualTo(outcome.equals("done") ? "alpha" : "beta");
	}

	@Test
	public void forgetsAPoolOnlyWhenTold() throws Exception {
		assertThat(adxen.run("hosts", "remove", "test pool").code()).isEqualTo(2);
		assertThat(adxen.done("hosts", "list").out()).contains("test pool");
	}

	@Test
	public void refusesTheWrongPasswordAndAnUnknownCertificate() throws Exception {
		Path home = FOLDER.newFolder().toPath();
		var stranger = new Adxen(home, Map.of("ADXEN_PASSWORD", "wrong"));
		var untrusted = stranger.run("hosts", "add", text(pool, "address"));
		assertThat(untrusted.code()).isEqualTo(4);
		assertThat(untrusted.err()).contains("--fingerprint");
		var refused = stranger.run("hosts", "add", text(pool, "address"), "--fingerprint", text(pool, "fingerprint"));
		assertThat(refused.code()).isEqualTo(4);
		assertThat(stranger.done("hosts", "list", "--format", "json").rows()).isEmpty();
	}
}
