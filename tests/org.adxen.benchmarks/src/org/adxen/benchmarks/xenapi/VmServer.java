// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.xenapi;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.SimulatedFleet;

/**
 * One simulated pool behind a server that keeps the large answer of each encoding ready, so that clients are measured and not
 * the making of the answer. Everything else goes on to the simulator. Prints its port, then serves until it is killed.
 */
public final class VmServer {

	private static final String LARGE = "VM.get_all_records";

	private record Answer(String type, byte[] body) {
	}

	private final URI simulator;
	private final Map<String, Answer> kept = new ConcurrentHashMap<>();

	private VmServer(URI simulator) {
		this.simulator = simulator;
	}

	/** @param args the number of domains */
	public static void main(String[] args) throws Exception {
		int domains = Integer.parseInt(args[0]);
		Scenario generated = Scenario.generated(1, 2, domains, 1);
		var pool = generated.pools().get(0);
		var plain = new Scenario.Pool(pool.name(), pool.toolstack(), false, 0, "root", "demo", pool.hosts(), pool.storages(),
				pool.disks(), pool.domains());
		var fleet = SimulatedFleet.start(new Scenario(1, 1, generated.wrongPassword(), java.util.List.of(plain)));
		var server = new VmServer(URI.create("http://127.0.0.1:" + fleet.pools().get(0).port()));
		try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			System.out.println(listener.getLocalPort());
			for (;;) {
				Socket socket = listener.accept();
				Thread.ofPlatform().daemon().start(() -> server.serve(socket));
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			var in = new BufferedInputStream(socket.getInputStream());
			for (Map<String, String> head = head(in); !head.isEmpty(); head = head(in)) {
				byte[] body = in.readNBytes(Integer.parseInt(head.get("content-length")));
				Answer answer = answer(head, body);
				OutputStream out = socket.getOutputStream();
				out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + answer.type + "\r\nContent-Length: " + answer.body.length
						+ "\r\nConnection: keep-alive\r\n\r\n").getBytes(StandardCharsets.UTF_8));
				for (int at = 0; at < answer.body.length; at += 1 << 16) {
					out.write(answer.body, at, Math.min(1 << 16, answer.body.length - at));
				}
				out.flush();
			}
		} catch (IOException e) {
			// a client that is done
		}
	}

	private Answer answer(Map<String, String> head, byte[] body) throws IOException {
		if (!new String(body, StandardCharsets.UTF_8).contains(LARGE)) {
			return ask(head, body);
		}
		Answer answer = kept.get(head.get("path").contains("json") ? "json" : "xml");
		if (answer == null) {
			answer = ask(head, body);
			kept.put(head.get("path").contains("json") ? "json" : "xml", answer);
		}
		return answer;
	}

	private Answer ask(Map<String, String> head, byte[] body) throws IOException {
		var connection = (HttpURLConnection) simulator.resolve(head.get("path")).toURL().openConnection();
		connection.setDoOutput(true);
		connection.setRequestProperty("Content-Type", head.getOrDefault("content-type", "text/xml"));
		connection.getOutputStream().write(body);
		try (InputStream in = connection.getInputStream()) {
			var bytes = new ByteArrayOutputStream();
			in.transferTo(bytes);
			return new Answer(connection.getContentType(), bytes.toByteArray());
		}
	}

	private static Map<String, String> head(InputStream in) throws IOException {
		var text = new StringBuilder();
		while (!text.toString().endsWith("\r\n\r\n")) {
			int c = in.read();
			if (c < 0) {
				return Map.of();
			}
			text.append((char) c);
		}
		var head = new HashMap<String, String>();
		String[] lines = text.toString().split("\r\n");
		head.put("path", lines[0].split(" ")[1]);
		for (int i = 1; i < lines.length; i++) {
			String[] header = lines[i].split(":", 2);
			head.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
		}
		return head;
	}
}
