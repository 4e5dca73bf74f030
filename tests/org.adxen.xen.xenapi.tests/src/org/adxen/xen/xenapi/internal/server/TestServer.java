// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.adxen.xen.Address;

/** A server on loopback that answers each request with whatever bytes a test wants. */
public final class TestServer implements AutoCloseable {

	private static final char[] PASSWORD = "for-tests".toCharArray();

	/** One request. */
	public record Request(String method, String path, Map<String, String> headers, String body) {
	}

	/** Writes the whole answer, head included. Ends the connection by an exception. */
	@FunctionalInterface
	public interface Handler {
		void answer(Request request, OutputStream out) throws IOException, InterruptedException;
	}

	private final ServerSocket listener;
	private final boolean plain;
	private final Handler handler;
	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
	private final AtomicInteger connections = new AtomicInteger();

	private TestServer(ServerSocket listener, boolean plain, Handler handler) {
		this.listener = listener;
		this.plain = plain;
		this.handler = handler;
		start(this::accept);
	}

	public static TestServer plain(Handler handler) throws IOException {
		return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), true, handler);
	}

	/** @param certificate "one" or "two" */
	public static TestServer tls(String certificate, Handler handler) throws IOException {
		return new TestServer(context(certificate).getServerSocketFactory().createServerSocket(0, 50,
				InetAddress.getLoopbackAddress()), false, handler);
	}

	private static SSLContext context(String certificate) throws IOException {
		try (InputStream in = TestServer.class.getResourceAsStream(certificate + ".p12")) {
			var store = KeyStore.getInstance("PKCS12");
			store.load(in, PASSWORD);
			var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, PASSWORD);
			var context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		} catch (GeneralSecurityException e) {
			throw new IOException(e);
		}
	}

	public Address address() {
		return address("xapi");
	}

	public Address address(String scheme) {
		return new Address(scheme, plain, "127.0.0.1", listener.getLocalPort());
	}

	public int port() {
		return listener.getLocalPort();
	}

	/** How many connections were ever opened. */
	public int connections() {
		return connections.get();
	}

	private void start(Runnable work) {
		threads.add(Thread.ofVirtual().start(work));
	}

	private void accept() {
		try {
			for (;;) {
				Socket socket = listener.accept();
				connections.incrementAndGet();
				sockets.add(socket);
				start(() -> serve(socket));
			}
		} catch (IOException e) {
			// closed
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			var in = new BufferedInputStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			for (Request request = read(in); request != null; request = read(in)) {
				handler.answer(request, out);
				out.flush();
			}
		} catch (IOException | InterruptedException e) {
			// the client hung up, or the test is over
		}
	}

	private static Request read(InputStream in) throws IOException {
		var head = new StringBuilder();
		for (int c = in.read(); c >= 0; c = in.read()) {
			head.append((char) c);
			if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
				return request(head.toString().split("\r\n"), in);
			}
		}
		return null;
	}

	private static Request request(String[] lines, InputStream in) throws IOException {
		var headers = new HashMap<String, String>();
		for (int i = 1; i < lines.length; i++) {
			String[] header = lines[i].split(":", 2);
			headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
		}
		byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
		String[] first = lines[0].split(" ");
		return new Request(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
	}

	/** A usual answer. */
	public static void send(OutputStream out, String type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		head(out, "200 OK", "Content-Type: " + type, "Content-Length: " + bytes.length);
		out.write(bytes);
	}

	public static void head(OutputStream out, String status, String... headers) throws IOException {
		out.write(("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		listener.close();
		for (Socket socket : sockets) {
			socket.close();
		}
		threads.forEach(Thread::interrupt);
	}
}
