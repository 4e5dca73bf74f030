// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.adxen.xen.simulator.Faults.Answer;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Everything that can be made to go wrong does, and can be undone. */
public class FaultsTest {

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
	public void refusedConnectionsAreAcceptedAgain() throws Exception {
		pool.faults().refuse(true);
		// A connection of its own: the client may still hold one from before, which ends otherwise.
		// The selector lets go of the port a moment later.
		await().untilAsserted(
				() -> assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.1", pool.port()).close()));
		pool.faults().refuse(false);
		await().ignoreExceptions().until(() -> client.call("VM.get_all").getAsJsonArray().size() > 0);
	}

	@Test
	public void hangingServerSaysNothing() throws Exception {
		pool.faults().hang();
		try (var socket = new Socket("127.0.0.1", pool.port())) {
			socket.setSoTimeout(300);
			socket.getOutputStream().write("GET /nothing HTTP/1.1\r\n\r\n".getBytes());
			assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
		}
		pool.faults().clear();
		assertThat(client.call("VM.get_all").getAsJsonArray()).isNotEmpty();
	}

	@Test
	public void answerIsBrokenOff() throws Exception {
		pool.faults().cutAnswersAfter(100);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call("VM.get_all_records"));
		pool.faults().clear();
		assertThat(client.call("VM.get_all_records").isJsonObject()).isTrue();
	}

	@Test
	public void drippingAnswerArrivesInTheEnd() throws Exception {
		pool.faults().drip(50, Duration.ofMillis(1));
		assertThat(client.call("VM.get_all").getAsJsonArray()).isNotEmpty();
	}

	@Test
	public void sessionsAreLost() throws Exception {
		pool.faults().loseSessions();
		assertThat(client.failure("VM.get_all")).containsExactly("SESSION_INVALID", client.session());
	}

	@Test
	public void toolstackComesBackOnItsPortWithoutSessions() throws Exception {
		var port = pool.port();
		pool.faults().restartToolstack(Duration.ofMillis(50));
		await().ignoreExceptions().until(() -> client.xml("/", "system.isAlive:x", "y").contains("Success"));
		assertThat(pool.port()).isEqualTo(port);
		assertThat(client.failure("VM.get_all")).startsWith("SESSION_INVALID");
	}

	@Test
	public void deadHostKeepsItsDomainsAndTakesNoOrders() throws Exception {
		var vm = client.vm("bare");
		pool.faults().killHost("lab-2");
		assertThat(client.state(vm)).isEqualTo("Running");
		assertThat(client.failure("VM.hard_shutdown", vm)).startsWith("HOST_OFFLINE");
		var host = client.call("host.get_by_name_label", "lab-2").getAsJsonArray().get(0).getAsString();
		var metrics = client.record("host", host).get("metrics").getAsString();
		assertThat(client.record("host_metrics", metrics).get("live").getAsBoolean()).isFalse();
		pool.faults().reviveHost("lab-2");
		client.call("VM.hard_shutdown", vm);
		assertThat(client.state(vm)).isEqualTo("Halted");
	}

	@Test
	public void answersCanBeAnythingElse() throws Exception {
		pool.faults().answerWith(Answer.SERVER_ERROR);
		assertThat(client.get("/").statusCode()).isEqualTo(500);
		pool.faults().answerWith(Answer.REDIRECT);
		assertThat(client.get("/").statusCode()).isEqualTo(302);
		pool.faults().answerWith(Answer.GZIP);
		assertThat(client.get("/").headers().firstValue("content-encoding")).contains("gzip");
		pool.faults().answerWith(Answer.HTML);
		assertThat(client.post("/", "x").body()).startsWith("<html>");
		pool.faults().answerWith(Answer.GARBAGE);
		assertThat(client.post("/jsonrpc", "{").body()).contains("<par");
		pool.faults().clear();
		assertThat(client.call("VM.get_all").getAsJsonArray()).isNotEmpty();
	}

	@Test
	public void nextCallFailsOnce() throws Exception {
		pool.faults().failNext("VM.pause", "INTERNAL_ERROR", "xenopsd", "timeout");
		var vm = client.vm("running");
		assertThat(client.failure("VM.pause", vm)).containsExactly("INTERNAL_ERROR", "xenopsd", "timeout");
		client.call("VM.pause", vm);
		assertThat(client.state(vm)).isEqualTo("Paused");
	}
}
