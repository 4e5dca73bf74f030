// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The pool of testdata/fleet.scenario, simulated by the product and registered in its environment. */
final class Simulation {

	static final String PASSWORD = "demo-secret-4711";

	/** What "adxen simulate" told of the pool. */
	final JsonObject pool;
	/** Sees the pool without anything of ours. */
	final RawXapi reader;

	private final Adxen.Running simulator;

	/** Starts it and waits until it answers. */
	Simulation(Adxen adxen) throws Exception {
		simulator = adxen.start("simulate", "--scenario", "testdata/fleet.scenario", "--format", "json");
		try {
			pool = told(simulator).get(0).getAsJsonObject();
			reader = new RawXapi(text(pool, "address"), text(pool, "fingerprint"), "root", PASSWORD);
			adxen.done("hosts", "add", text(pool, "address"), "--user", "root", "--fingerprint", text(pool, "fingerprint"));
		} catch (Exception | AssertionError e) {
			simulator.process().destroy(); // nobody else could
			throw e;
		}
	}

	/** The pools that "adxen simulate --format json" tells of. Waits until they answer. */
	static JsonArray told(Adxen.Running simulator) throws IOException {
		await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(simulator.out()).stripTrailing().endsWith("]")
				|| !simulator.process().isAlive());
		assertThat(simulator.process().isAlive()).as(Files.readString(simulator.err())).isTrue();
		return JsonParser.parseString(Files.readString(simulator.out())).getAsJsonArray();
	}

	Adxen.Running simulator() {
		return simulator;
	}

	/** Ends it as Ctrl+C would. */
	void stop() throws IOException, InterruptedException {
		simulator.signal("TERM");
		assertThat(simulator.await().code()).isZero();
	}

	static String text(JsonObject object, String name) {
		JsonElement value = object.get(name);
		return value.isJsonNull() ? "" : value.getAsString();
	}
}
