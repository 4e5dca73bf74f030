// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A small HTTP server for one loopback address: exact headers, answers of any length streamed with their Content-Length,
 * keep-alive, TLS, and {@link Trouble}. One virtual thread listens and one serves each connection, so that a thousand
 * servers cost little.
 */
public final class HttpServer implements Listener {

	/** Answers a request. */
	public interface Handler {

		/** Makes the answer; may block. */
		HttpResponse handle(HttpRequest request) throws InterruptedException;
	}

	/** XAPI refuses longer bodies (xapi ocaml/xapi/xapi_globs.ml, http_limit_max_rpc_size). */
	private static final int MAX_BODY = 300 * 1024;
	private static final int BACKLOG = 128;
	private static final int IDLE_MILLIS = (int) Duration.ofMinutes(5).toMillis();
	private static final Logger LOG = System.getLogger(HttpServer.class.getName());

	private final InetAddress address;
	private final Optional<Supplier<SSLContext>> tls;
	private final Handler handler;
	private final Trouble trouble;
	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
	private volatile ServerSocket listener;
	private volatile CountDownLatch closed = new CountDownLatch(1);

	/**
	 * A server that listens nowhere yet.
	 *
	 * @param tls asked at each connection, so that a certificate may change; empty for plain HTTP
	 */
	public HttpServer(InetAddress address, Optional<Supplier<SSLContext>> tls, Handler handler, Trouble trouble) {
		this.address = address;
		this.tls = tls;
		this.handler = handler;
		this.trouble = trouble;
	}

	/** The address, without a port. */
	public String address() {
		return address.getHostAddress();
	}

	@Override
	public int open(int port) throws IOException {
		var socket = new ServerSocket();
		try {
			socket.bind(new InetSocketAddress(address, port), BACKLOG);
		} catch (IOException e) {
			socket.close();
			throw e;
		}
		listener = socket;
		closed = new CountDownLatch(1);
		Thread.ofVirtual().name("simulator " + socket.getLocalSocketAddress()).start(() -> listen(socket));
		return socket.getLocalPort();
	}

	private void listen(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				var connection = socket.accept();
				connections.add(connection);
				Thread.ofVirtual().start(() -> serve(connection));
			} catch (IOException e) {
				if (!socket.isClosed())
					LOG.log(Level.WARNING, "Cannot accept a connection on " + socket.getLocalSocketAddress(), e);
			}
		}
	}

	private void serve(Socket raw) {
		try (raw; var socket = secured(raw)) {
			socket.setTcpNoDelay(true);
			raw.setSoTimeout(IDLE_MILLIS);
			var in = new BufferedInputStream(socket.getInputStream());
			var more = true;
			while (more) {
				var request = HttpRequest.read(in, MAX_BODY);
				if (request == null)
					return;
				if (trouble.hangs())
					closed.await();
				var response = trouble.distorted(handler.handle(request));
				more = request.wantsMore() && !response.lastOne() && !request.oversized();
				write(response, request, more, socket.getOutputStream());
			}
		} catch (IOException | UncheckedIOException e) {
			LOG.log(Level.DEBUG, "A client of " + address + " went away", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (RuntimeException e) {
			LOG.log(Level.ERROR, "A request failed", e);
		} finally {
			connections.remove(raw);
		}
	}

	private Socket secured(Socket raw) throws IOException {
		if (tls.isEmpty())
			return raw;
		var factory = tls.get().get().getSocketFactory();
		var socket = (SSLSocket) factory.createSocket(raw, null, true);
		socket.setUseClientMode(false);
		return socket;
	}

	private void write(HttpResponse response, HttpRequest request, boolean more, OutputStream out)
			throws IOException, InterruptedException {
		var head = new StringBuilder(response.version()).append(' ').append(response.status()).append("\r\n");
		response.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Content-Type: ").append(response.body().contentType()).append("\r\n");
		head.append("Content-Length: ").append(response.body().length()).append("\r\n");
		if (!response.version().equals("HTTP/1.0"))
			head.append("connection: ").append(more ? "keep-alive" : "close").append("\r\n");
		head.append("\r\n");
		var shaped = new ShapedStream(out, trouble);
		shaped.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		shaped.bodyBegins();
		if (!request.method().equals("HEAD"))
			response.body().writeTo(shaped);
		shaped.flush();
	}

	/** Closes every connection at once, as when a process dies; the port stays open. */
	public void dropConnections() {
		for (Socket connection : connections) {
			try {
				connection.setSoLinger(true, 0);
				connection.close();
			} catch (IOException e) {
				LOG.log(Level.DEBUG, "A connection was closed already", e);
			}
		}
	}

	/** Stops listening and closes every connection; {@link #open} starts again. */
	@Override
	public void close() {
		var socket = listener;
		if (socket == null)
			return;
		try {
			socket.close();
		} catch (IOException e) {
			LOG.log(Level.WARNING, "Cannot stop listening on " + socket.getLocalSocketAddress(), e);
		}
		closed.countDown();
		dropConnections();
	}
}
