// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonElement;

/** What others write is installed into a copy of the product from an update site, and is one of its operations from then on. */
public class SamplePluginTest {

	private static final String FEATURE = "org.adxen.sample.feature.feature.group";

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static Path product;
	private static Adxen adxen;

	@BeforeClass
	public static void copyTheProduct() throws Exception {
		Assume.assumeTrue("the product for this system is not looked for", System.getProperty("os.name").equals("Linux"));
		Path home = FOLDER.newFolder("home").toPath();
		product = FOLDER.getRoot().toPath().resolve("adxen");
		run(List.of("cp", "-a", Adxen.PRODUCT.toString(), product.toString()));
		adxen = new Adxen(product, home, Map.of("ADXEN_PASSWORD", Simulation.PASSWORD, "ADXEN_KEYRING_PASSWORD", "keyring-secret-4713"));
	}

	@Test
	public void anInstalledOperationWorksLikeOurOwn() throws Exception {
		assertThat(adxen.run("mark-reviewed", "runs-1").code()).as("before it is installed").isEqualTo(2);
		assertThat(director("-listInstalledRoots")).doesNotContain(FEATURE);

		director("-repository", Path.of(System.getProperty("adxen.sample.site")).toUri().toString(), "-installIU", FEATURE);

		assertThat(director("-listInstalledRoots")).contains(FEATURE);
		assertThat(adxen.done("help").out()).contains("mark-reviewed");
		assertThat(adxen.done("mark-reviewed", "--help").out()).contains("mark-reviewed");
		var simulation = new Simulation(adxen);
		try {
			adxen.done("mark-reviewed", "runs-1", "--reason", "quarterly review");
			assertThat(tags(simulation, "runs-1")).containsExactly("reviewed");
			var again = adxen.run("mark-reviewed", "runs-1", "--format", "json");
			assertThat(again.code()).isEqualTo(1);
			assertThat(again.field("outcome").getAsString()).isEqualTo("refused");
			assertThat(again.field("reason").getAsString()).contains("runs-1");
			adxen.done("unmark-reviewed", "runs-1");
			assertThat(tags(simulation, "runs-1")).isEmpty();
			assertThat(adxen.done("journal", "quarterly review", "--format", "json").field("name").getAsString())
					.isEqualTo("Mark as Reviewed");
		} finally {
			simulation.stop();
		}
	}

	private static List<String> tags(Simulation simulation, String name) throws IOException, InterruptedException {
		return simulation.reader.vm(name).get("tags").getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
	}

	/** Calls p2's director in the copy, and gives what it wrote. */
	private static String director(String... arguments) throws IOException, InterruptedException {
		try (var plugins = Files.list(product.resolve("plugins"))) {
			Path launcher = plugins.filter(jar -> jar.getFileName().toString().matches("org\\.eclipse\\.equinox\\.launcher_.*\\.jar"))
					.findFirst().orElseThrow();
			var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-jar", launcher.toString(),
					"-nosplash", "-consoleLog", "-data", FOLDER.getRoot().toPath().resolve("director").toString(),
					"-application", "org.eclipse.equinox.p2.director", "-destination", product.toString(), "-profile", "AdXenProfile"));
			command.addAll(List.of(arguments));
			return run(command);
		}
	}

	private static String run(List<String> command) throws IOException, InterruptedException {
		Path out = FOLDER.newFile().toPath();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
		assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends: %s", Files.readString(out)).isTrue();
		assertThat(process.exitValue()).as("%s: %s", command, Files.readString(out)).isZero();
		return Files.readString(out);
	}
}
