// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.adxen.product.tests.Adxen.Ended;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonParser;

/** The demo fleet on loopback addresses is found, registered and operated by the built product alone. */
public class DiscoverProductTest {

	private static final String NETWORK = "127.79.0.0/27";
	private static final String PORTS = "8443,8080,9363,9367,2222";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Adxen adxen;
	private Adxen.Running simulator;

	@Before
	public void simulate() throws Exception {
		Assume.assumeTrue("the product for this system is not looked for", System.getProperty("os.name").equals("Linux"));
		adxen = new Adxen(folder.getRoot().toPath(), Map.of("ADXEN_PASSWORD", "demo", "ADXEN_KEYRING_PASSWORD", "keyring-secret-4713"));
		simulator = adxen.start("simulate", "--network", "127.79.0.1", "--format", "json");
		Simulation.told(simulator);
	}

	@After
	public void stop() throws Exception {
		if (simulator != null) {
			simulator.signal("TERM");
			simulator.await();
		}
	}

	@Test
	public void theDemoFleetIsFoundRegisteredAndOperated() throws Exception {
		Ended found = adxen.done("discover", NETWORK, "--ports", PORTS, "--register", "root", "--format", "json");

		List<String> kinds = found.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject())
				.map(service -> service.get("kind").getAsString()).toList();
		assertThat(kinds).hasSize(10).contains("xapi", "xend", "ssh");
		assertThat(found.err()).contains("Registered \"lab pool\"", "Registered \"render farm\"", "is a member of a pool that is registered");
		assertThat(adxen.done("list", "name:db-1", "--format", "json").field("state").getAsString()).isEqualTo("running");
		adxen.done("pause", "db-1", "--yes");
		assertThat(adxen.done("list", "name:db-1", "--format", "json").field("state").getAsString()).isEqualTo("paused");

		Ended again = adxen.done("discover", NETWORK, "--ports", PORTS, "--format", "json");
		assertThat(again.out().lines().filter(line -> line.contains("\"standing\":\"known\""))).hasSize(8);
		assertThat(again.err()).doesNotContain("since the last scan");
	}

	@Test
	public void nobodyIsScannedWithoutTargets() throws Exception {
		Ended ended = adxen.run("discover");

		assertThat(ended.code()).isEqualTo(2);
		assertThat(ended.err()).contains("Say what to scan");
	}

	@Test
	public void theLibraryOfTheProductWorksAlone() throws Exception {
		Path library;
		try (Stream<Path> plugins = Files.list(Adxen.PRODUCT.resolve("plugins"))) {
			library = plugins.filter(p -> p.getFileName().toString().startsWith("org.adxen.discovery_")).findFirst().orElseThrow();
		}
		Path out = folder.newFile().toPath();
		Process java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-jar", library.toString(), NETWORK, "--ports", PORTS)
				.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();

		assertThat(java.exitValue()).isZero();
		assertThat(Files.readAllLines(out)).hasSize(10).anyMatch(line -> line.contains("\t127.79.0.1\t8443\txapi+tls\t"));
	}
}
