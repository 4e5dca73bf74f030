// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Where xend differs from XAPI. */
public class XendTest {

	private static final String DOMAIN_0 = "00000000-0000-0000-0000-000000000000";

	private SimulatedFleet fleet;
	private SimulatedPool pool;
	private String session = "";

	@Before
	public void startHost() throws Exception {
		fleet = Fleets.xend();
		pool = fleet.pools().getFirst();
		var matcher = Pattern.compile("[-0-9a-f]{36}").matcher(post("session.login_with_password", "root", "demo").body());
		assertThat(matcher.find()).isTrue();
		session = matcher.group();
	}

	@After
	public void stopHost() {
		fleet.close();
	}

	/** An answer with its header fields by name. */
	private record Answer(Map<String, List<String>> headers, String body) {

		String header(String name) {
			return headers.getOrDefault(name, List.of("")).getFirst();
		}
	}

	private Answer post(String method, Object... params) throws Exception {
		var text = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>").append(method)
				.append("</methodName><params>");
		for (Object param : params)
			text.append("<param><value>").append(param instanceof Boolean flag ? "<boolean>" + (flag ? 1 : 0) + "</boolean>"
					: "<string>" + param + "</string>").append("</value></param>");
		var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + pool.port() + "/").toURL().openConnection();
		connection.setDoOutput(true);
		connection.getOutputStream().write(text.append("</params></methodCall>").toString().getBytes(StandardCharsets.UTF_8));
		try (var in = connection.getInputStream()) {
			return new Answer(connection.getHeaderFields(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private String call(String method, Object... params) throws Exception {
		var all = new Object[params.length + 1];
		all[0] = session;
		System.arraycopy(params, 0, all, 1, params.length);
		return post(method, all).body();
	}

	private static String failure(String... description) {
		return "<array><data><value><string>" + String.join("</string></value><value><string>", description)
				+ "</string></value></data></array>";
	}

	private String uuid(String name) {
		return pool.domain(name).uuid();
	}

	@Test
	public void answersLikePython() throws Exception {
		var answer = post("system.listMethods");
		assertThat(answer.header("Server")).isEqualTo("BaseHTTP/0.3 Python/2.7.3");
		assertThat(answer.header("Date")).isNotEmpty();
		assertThat(answer.body()).contains("<string>VM.start</string>", "<string>VM.migrate</string>");
		assertThat(answer.body()).doesNotContain("VM.start_on", "event.from", "pool.get_all");
	}

	@Test
	public void loginTakesExactlyTwoParameters() throws Exception {
		assertThat(post("session.login_with_password", "root", "demo", "1.0", "x").body())
				.contains(failure("MESSAGE_PARAMETER_COUNT_MISMATCH", "session.login_with_password", "2", "4"));
		assertThat(post("session.login_with_password", "root", "no").body()).contains(failure("SESSION_AUTHENTICATION_FAILED"));
	}

	@Test
	public void referenceIsTheUuidAndDatesHaveNoZone() throws Exception {
		var record = call("VM.get_record", uuid("running"));
		assertThat(record).contains("<name>uuid</name><value><string>" + uuid("running") + "</string>");
		assertThat(record).doesNotContain("allowed_operations", "OpaqueRef");
		assertThat(call("VM_metrics.get_all_records")).containsPattern("<dateTime.iso8601>\\d{8}T\\d\\d:\\d\\d:\\d\\d</dateTime");
	}

	@Test
	public void statesInErrorsBeginWithACapitalLetter() throws Exception {
		assertThat(call("VM.start", uuid("running"), false))
				.contains(failure("VM_BAD_POWER_STATE", uuid("running"), "Halted", "Running"));
		assertThat(call("VM.start", uuid("crashed"), false))
				.contains(failure("VM_BAD_POWER_STATE", uuid("crashed"), "Halted", "Crashed"));
	}

	@Test
	public void powerStatesFollowTheCalls() throws Exception {
		call("VM.start", uuid("halted"), true);
		assertThat(pool.domain("halted").state()).isEqualTo("Paused");
		call("VM.unpause", uuid("halted"));
		assertThat(pool.domain("halted").state()).isEqualTo("Running");
		call("VM.suspend", uuid("halted"));
		assertThat(pool.domain("halted").state()).isEqualTo("Suspended");
		call("VM.resume", uuid("halted"), false);
		call("VM.hard_shutdown", uuid("halted"));
		assertThat(pool.domain("halted").state()).isEqualTo("Halted");
		call("VM.hard_shutdown", uuid("crashed"));
		assertThat(pool.domain("crashed").state()).isEqualTo("Halted");
		call("VM.clean_shutdown", uuid("running"));
		await().until(() -> pool.domain("running").state().equals("Halted"));
		call("VM.destroy", uuid("halted"));
		assertThat(pool.domains()).noneMatch(domain -> domain.name().equals("halted"));
	}

	@Test
	public void domain0IsRefused() throws Exception {
		for (String method : List.of("VM.pause", "VM.suspend", "VM.clean_shutdown", "VM.hard_shutdown", "VM.destroy"))
			assertThat(call(method, DOMAIN_0)).contains("INTERNAL_ERROR");
		assertThat(pool.domain("Domain-0").state()).isEqualTo("Running");
	}

	@Test
	public void memoryLimitsStarts() throws Exception {
		assertThat(call("VM.start", uuid("huge"), false)).contains("INTERNAL_ERROR", "KiB free.");
	}

	@Test
	public void whatXendNeverImplementedHasItsOwnStatus() throws Exception {
		assertThat(call("VM.set_name_description", uuid("running"), "x")).contains("<string>Error</string>", "ETODO");
		assertThat(call("VM.clone", uuid("running"))).contains(failure("EUNSUPPORTED", "Method Unsupported"));
		assertThat(call("VM.fly", uuid("running"))).contains(failure("MESSAGE_METHOD_UNKNOWN", "VM.fly"));
	}

	@Test
	public void sessionIsCheckedBeforeTheCountWhichIncludesIt() throws Exception {
		assertThat(post("VM.start", "x").body()).contains(failure("SESSION_INVALID", "x"));
		assertThat(call("VM.start")).contains(failure("MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.start", "3", "1"));
		assertThat(call("VM.start", "nothing", false)).contains(failure("HANDLE_INVALID", "VM", "nothing"));
	}

	@Test
	public void taskIsSeenAndNeverCancelled() throws Exception {
		var answer = call("Async.VM.pause", uuid("running"));
		var matcher = Pattern.compile("[-0-9a-f]{36}").matcher(answer);
		assertThat(matcher.find()).isTrue();
		await().until(() -> call("task.get_status", matcher.group()).contains("success"));
		assertThat(call("task.cancel", matcher.group())).contains("OPERATION_NOT_ALLOWED");
	}

	@Test
	public void eventsTellOnlyWhatTheApiDid() throws Exception {
		call("event.register", "");
		call("VM.pause", uuid("running"));
		call("VM.set_name_label", uuid("running"), "renamed");
		assertThat(call("event.next")).contains("<string>name_label</string>", "<string>mod</string>");
	}
}
