// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonObject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** event.from as clients rely on it. */
public class EventsTest {

	private SimulatedFleet fleet;
	private IndependentClient client;

	@Before
	public void startPool() throws Exception {
		fleet = Fleets.pool();
		client = IndependentClient.loggedIn(fleet.pools().getFirst());
	}

	@After
	public void stopPool() {
		client.close();
		fleet.close();
	}

	private JsonObject from(List<String> classes, String token, double timeout) throws Exception {
		return client.call("event.from", classes, token, timeout).getAsJsonObject();
	}

	private static List<JsonObject> events(JsonObject batch) {
		var events = new ArrayList<JsonObject>();
		batch.getAsJsonArray("events").forEach(event -> events.add(event.getAsJsonObject()));
		return events;
	}

	private static String token(JsonObject batch) {
		return batch.get("token").getAsString();
	}

	@Test
	public void emptyTokenGivesEverythingAsAdditions() throws Exception {
		var batch = from(List.of("*"), "", 5.5);
		assertThat(events(batch)).allSatisfy(event -> {
			assertThat(event.get("operation").getAsString()).isEqualTo("add");
			assertThat(event.get("timestamp").getAsString()).isEqualTo("0.0");
			assertThat(event.get("snapshot").getAsJsonObject().get("uuid").getAsString()).isNotEmpty();
		});
		assertThat(token(batch)).matches("\\d{20},\\d{20}");
		assertThat(batch.getAsJsonObject("valid_ref_counts").get("host").getAsInt()).isEqualTo(3);
		assertThat(batch.getAsJsonObject("valid_ref_counts").get("vm").getAsJsonPrimitive().isNumber()).isTrue();
	}

	@Test
	public void severalChangesOfAnObjectAreToldOnce() throws Exception {
		var vm = client.vm("running");
		var token = token(from(List.of("vm"), "", 0.1));
		client.call("VM.set_name_description", vm, "one");
		client.call("VM.set_name_description", vm, "two");
		var events = events(from(List.of("VM"), token, 5.5));
		assertThat(events).hasSize(1);
		assertThat(events.getFirst().get("operation").getAsString()).isEqualTo("mod");
		assertThat(events.getFirst().get("class").getAsString()).isEqualTo("vm");
		assertThat(events.getFirst().getAsJsonObject("snapshot").get("name_description").getAsString()).isEqualTo("two");
	}

	@Test
	public void whatCameAndWentIsNotTold() throws Exception {
		var token = token(from(List.of("task"), "", 0.1));
		var task = client.call("task.create", "short", "").getAsString();
		client.call("task.destroy", task);
		assertThat(events(from(List.of("task"), token, 0.1))).isEmpty();
	}

	@Test
	public void deletionHasNoSnapshotAndLowersTheCount() throws Exception {
		var task = client.call("task.create", "long", "").getAsString();
		var before = from(List.of("task"), "", 0.1);
		client.call("task.destroy", task);
		var after = from(List.of("task"), token(before), 5.5);
		assertThat(events(after)).singleElement().satisfies(event -> {
			assertThat(event.get("operation").getAsString()).isEqualTo("del");
			assertThat(event.has("snapshot")).isFalse();
		});
		assertThat(after.getAsJsonObject("valid_ref_counts").get("task").getAsInt()).isZero();
	}

	@Test
	public void quietTimeEndsWithATokenAndNoEvents() throws Exception {
		var token = token(from(List.of("vm"), "", 0.1));
		var batch = from(List.of("vm"), token, 0.05);
		assertThat(events(batch)).isEmpty();
		assertThat(token(batch)).isNotEmpty();
	}

	@Test
	public void waitingCallIsWokenByAChange() throws Exception {
		var vm = client.vm("running");
		var token = token(from(List.of("vm"), "", 0.1));
		var waiting = CompletableFuture.supplyAsync(() -> {
			try {
				return events(from(List.of("vm/" + vm), token, 30.5)).size();
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
		client.call("VM.pause", vm);
		assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(1);
	}

	@Test
	public void injectedEventFollowsItsToken() throws Exception {
		var pool = client.call("pool.get_all").getAsJsonArray().get(0).getAsString();
		var token = client.call("event.inject", "pool", pool).getAsString();
		assertThat(events(from(List.of("pool"), token, 5.5))).hasSize(1);
	}

	@Test
	public void nonsenseIsRefused() throws Exception {
		assertThat(client.failure("event.from", List.of("vm"), "yesterday", 1.5)).containsExactly("EVENT_FROM_TOKEN_PARSE_FAILURE",
				"yesterday");
		assertThat(client.failure("event.from", List.of("a/b/c"), "", 1.5)).containsExactly("EVENT_SUBSCRIPTION_PARSE_FAILURE",
				"a/b/c");
		assertThat(client.failure("event.from", List.of("vm"), "", "soon")).containsExactly("FIELD_TYPE_ERROR", "timeout");
		assertThat(client.failure("event.next")).startsWith("SESSION_NOT_REGISTERED");
	}

	@Test
	public void oldEventsWorkTooOnceRegistered() throws Exception {
		client.call("event.register", List.of("vm"));
		client.call("VM.pause", client.vm("running"));
		assertThat(client.call("event.next").getAsJsonArray()).isNotEmpty();
	}
}
