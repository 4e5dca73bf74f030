// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.adxen.product.tests.Simulation.PASSWORD;
import static org.adxen.product.tests.Simulation.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonArray;

/** Many programs that keep passwords in one keyring at the same moment. */
public class KeyringProductTest {

	private static final Map<String, String> KEYRING = Map.of("ADXEN_KEYRING_PASSWORD", "keyring-secret-4712");

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void keepsThePasswordsOfTwentyPoolsThatAreAddedAtOnce() throws Exception {
		Assume.assumeTrue("the product for this system is not looked for", System.getProperty("os.name").equals("Linux"));
		Path home = folder.getRoot().toPath();
		List<String> names = IntStream.rangeClosed(1, 20).mapToObj("pool-%02d"::formatted).toList();
		var scenario = new StringBuilder("seed 7\n");
		names.forEach(name -> scenario.append("pool \"%s\" toolstack=xend user=root password=%s\n  host %s-h cpus=4 memory=8GiB\n"
				.formatted(name, PASSWORD, name)));
		Path file = Files.writeString(folder.newFile("twenty.scenario").toPath(), scenario);
		var asking = new Adxen(home, Map.of("ADXEN_PASSWORD", PASSWORD, "ADXEN_KEYRING_PASSWORD", "keyring-secret-4712"));
		Adxen.Running simulator = asking.start("simulate", "--scenario", file.toString(), "--format", "json");
		try {
			JsonArray pools = Simulation.told(simulator);
			var adding = new ArrayList<Adxen.Running>();
			pools.forEach(p -> adding.add(add(asking, text(p.getAsJsonObject(), "address"))));
			for (Adxen.Running one : adding) {
				var ended = one.await();
				assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
			}

			// Nobody tells these the pools' passwords any more.
			var reading = new Adxen(home, KEYRING);
			assertThat(reading.done("list", "--pools", "--format", "json").rows())
					.extracting(p -> text(p.getAsJsonObject(), "state")).hasSize(20).containsOnly("connected");
			Path keyring = reading.environment().resolve("keyring");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyring))).isEqualTo("rw-------");
			assertThat(Adxen.contains(keyring, PASSWORD)).isFalse();
		} finally {
			simulator.signal("TERM");
			simulator.await();
		}
	}

	private static Adxen.Running add(Adxen adxen, String address) {
		try {
			return adxen.start("hosts", "add", address);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
