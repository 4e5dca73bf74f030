// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertTrue;

import java.util.List;

import com.google.gson.JsonParser;
import org.adxen.xen.simulator.IndependentClient.XenError;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What XAPI does on the wire, from envelopes to the order in which a bad call is refused. */
public class ProtocolTest {

	private SimulatedFleet fleet;
	private SimulatedPool pool;
	private IndependentClient client;

	@Before
	public void startPool() throws Exception {
		fleet = Fleets.pool();
		pool = fleet.pools().getFirst();
		client = IndependentClient.loggedIn(pool);
	}

	@After
	public void stopPool() {
		client.close();
		fleet.close();
	}

	@Test
	public void aliveIsAnsweredWithoutASession() throws Exception {
		assertThat(client.xml("/", "system.isAlive:adxen", "hello")).contains("<value>Success</value>", "<value>hello</value>");
	}

	@Test
	public void postToAnyPathIsXmlRpc() throws Exception {
		for (String path : List.of("/", "/RPC2", "/xmlrpc", "/some/where"))
			assertThat(client.xml(path, "session.login_with_password", "root", "demo")).contains("OpaqueRef:");
	}

	@Test
	public void answersSayTheirLengthAndAPlainContentType() throws Exception {
		var answer = client.post("/", "<methodCall><methodName>system.listMethods</methodName><params/></methodCall>");
		assertThat(answer.headers().firstValue("content-type")).contains("text/xml");
		assertThat(answer.headers().firstValueAsLong("content-length").getAsLong()).isEqualTo(answer.body().length());
		assertThat(answer.headers().firstValue("transfer-encoding")).isEmpty();
		assertThat(answer.headers().firstValue("server")).isEmpty();
		assertThat(answer.body()).startsWith("<?xml version=\"1.0\"?><methodResponse><params><param><value><array>");
		assertThat(answer.body()).contains("<value>VM.start</value>", "<value>Async.VM.start</value>");
	}

	@Test
	public void integersAreStringsAndFloatsAreNot() throws Exception {
		var vm = client.vm("running");
		assertThat(client.xml("/", "VM.get_memory_static_max", client.session(), vm)).contains("<value>2147483648</value>");
		assertThat(client.xml("/", "VM.get_HVM_shadow_multiplier", client.session(), vm)).contains("<double>1</double>");
		assertThat(client.call("VM.get_memory_static_max", vm).getAsJsonPrimitive().isString()).isTrue();
		assertThat(client.call("VM.get_HVM_shadow_multiplier", vm).getAsJsonPrimitive().isNumber()).isTrue();
		assertThat(client.xml("/", "VM.get_snapshot_time", client.session(), vm))
				.contains("<dateTime.iso8601>19700101T00:00:00Z</dateTime.iso8601>");
	}

	@Test
	public void versionOneOfJsonRpcPutsTheErrorIntoAnArray() throws Exception {
		assertThat(client.post("/jsonrpc", "{\"method\":\"VM.get_all\",\"params\":[\"x\"],\"id\":\"a\"}").body())
				.isEqualTo("{\"result\":null,\"error\":[\"SESSION_INVALID\",\"x\"],\"id\":\"a\"}");
	}

	@Test
	public void countOfParametersIsCheckedBeforeTheSession() throws Exception {
		assertThat(client.xml("/", "session.login_with_password")).contains("<value>MESSAGE_PARAMETER_COUNT_MISMATCH</value>",
				"<value>2</value><value>0</value>");
		assertThat(client.xml("/", "VM.start", "no session", "vm")).contains("<value>MESSAGE_PARAMETER_COUNT_MISMATCH</value>",
				"<value>3</value><value>1</value>");
		assertThat(client.xml("/", "VM.pause", "no session", "vm")).contains("<value>SESSION_INVALID</value>");
	}

	@Test
	public void unknownMethodIsToldOnlyToThoseWithASession() throws Exception {
		assertThat(client.xml("/", "VM.fly")).contains("<value>MESSAGE_METHOD_UNKNOWN</value><value>VM.fly</value>");
		assertThat(client.xml("/", "VM.fly", "x")).contains("<value>SESSION_INVALID</value>");
		assertThat(client.failure("VM.fly")).containsExactly("MESSAGE_METHOD_UNKNOWN", "VM.fly");
	}

	@Test
	public void gettersHaveNoAsynchronousForm() throws Exception {
		assertThat(client.xml("/", "Async.VM.get_record", client.session(), "x")).contains("<fault>",
				"No async mode for this operation");
	}

	@Test
	public void underscoreDoesForTheDot() throws Exception {
		assertThat(client.call("VM_get_all").getAsJsonArray()).isNotEmpty();
	}

	@Test
	public void everyListOfRecordsThatIsOfferedWorks() throws Exception {
		for (String method : IndependentClient.strings(client.raw("system.listMethods")))
			if (method.endsWith(".get_all_records"))
				assertTrue(method, client.call(method).isJsonObject());
	}

	@Test
	public void recordHasAllFieldsAndTheWeightOfARealOne() throws Exception {
		var vm = client.vm("running");
		assertThat(client.record("VM", vm).size()).isEqualTo(92);
		assertThat(client.xml("/", "VM.get_record", client.session(), vm).length()).isBetween(12_000, 18_000);
	}

	@Test
	public void wrongPasswordIsRefused() throws Exception {
		try (var other = IndependentClient.of(pool)) {
			other.login("root", "wrong");
			throw new AssertionError("logged in");
		} catch (XenError e) {
			assertThat(e.description()).startsWith("SESSION_AUTHENTICATION_FAILED", "root");
		}
	}

	@Test
	public void loggedOutSessionIsInvalid() throws Exception {
		client.call("session.logout");
		assertThat(client.failure("VM.get_all")).containsExactly("SESSION_INVALID", client.session());
	}

	@Test
	public void malformedAndOversizedRequestsAreErrorsOfHttp() throws Exception {
		assertThat(client.post("/", "<methodCall>").statusCode()).isEqualTo(500);
		assertThat(client.post("/jsonrpc", "{").statusCode()).isEqualTo(500);
		assertThat(client.post("/", "x".repeat(301 * 1024)).statusCode()).isEqualTo(413);
		assertThat(client.post("/", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/\"><methodCall/>").statusCode()).isEqualTo(500);
	}

	@Test
	public void missingPageIsSignedByXapi() throws Exception {
		var page = client.get("/nothing");
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.body()).contains("<address>Xapi Server</address>");
	}

	@Test
	public void mapsAreChangedByKey() throws Exception {
		var vm = client.vm("running");
		client.call("VM.add_to_other_config", vm, "key", "value");
		assertThat(client.failure("VM.add_to_other_config", vm, "key", "again")).containsExactly("MAP_DUPLICATE_KEY", "VM",
				"other_config", vm, "key");
		client.call("VM.remove_from_other_config", vm, "key");
		assertThat(client.record("VM", vm).getAsJsonObject("other_config").has("key")).isFalse();
	}

	@Test
	public void metricsCountBackFromTheNewestRow() throws Exception {
		var text = client.get("/rrd_updates?start=-60&cf=AVERAGE&host=true&json=true&session_id=" + client.session()).body();
		var answer = JsonParser.parseString(text).getAsJsonObject();
		var rows = answer.getAsJsonArray("data");
		assertThat(rows.get(0).getAsJsonObject().get("t").getAsLong())
				.isGreaterThan(rows.get(1).getAsJsonObject().get("t").getAsLong());
		assertThat(IndependentClient.strings(answer.getAsJsonObject("meta").get("legend"))).anyMatch(
				entry -> entry.matches("AVERAGE:vm:[-0-9a-f]{36}:cpu0")).anyMatch(entry -> entry.endsWith(":memory_free_kib"));
		assertThat(rows.get(0).getAsJsonObject().getAsJsonArray("values").size())
				.isEqualTo(answer.getAsJsonObject("meta").get("columns").getAsInt());
	}

	@Test
	public void metricsAreXmlForThoseWhoAskAndNothingForStrangers() throws Exception {
		var path = "/rrd_updates?start=-10&cf=AVERAGE";
		assertThat(client.get(path + "&session_id=" + client.session(), "Accept", "text/xml").body()).startsWith("<xport><meta>");
		assertThat(client.get(path).statusCode()).isEqualTo(401);
		assertThat(client.get("/rrd_updates?session_id=" + client.session()).statusCode()).isEqualTo(400);
	}
}
