// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

import org.adxen.xen.simulator.internal.http.Listener;
import org.adxen.xen.simulator.internal.http.Trouble;

/** Stands before an SSH server and passes bytes on as the {@link Trouble} of the moment wants it. Safe for use from any thread. */
final class Relay implements Listener {

	private static final Logger LOG = System.getLogger(Relay.class.getName());
	private static final Duration POLL = Duration.ofMillis(50);
	private static final int BACKLOG = 128;

	private final InetAddress address;
	private final IntSupplier inner;
	private final Trouble trouble;
	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
	private volatile ServerSocket listener;

	/**
	 * A relay that listens nowhere yet.
	 *
	 * @param inner the port of the server at 127.0.0.1
	 */
	Relay(InetAddress address, IntSupplier inner, Trouble trouble) {
		this.address = address;
		this.inner = inner;
		this.trouble = trouble;
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
		Thread.ofVirtual().name("simulator " + socket.getLocalSocketAddress()).start(() -> listen(socket));
		return socket.getLocalPort();
	}

	private void listen(ServerSocket socket) {
		while (!socket.isClosed())
			try {
				var outside = socket.accept();
				connections.add(outside);
				Thread.ofVirtual().start(() -> serve(outside));
			} catch (IOException e) {
				if (!socket.isClosed())
					LOG.log(Level.WARNING, "Cannot accept a connection on " + socket.getLocalSocketAddress(), e);
			}
	}

	private void serve(Socket outside) {
		try (outside; var inside = new Socket(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), inner.getAsInt())) {
			outside.setTcpNoDelay(true);
			inside.setTcpNoDelay(true);
			var back = Thread.ofVirtual().start(() -> {
				try (outside; inside) {
					answers(inside.getInputStream(), outside.getOutputStream());
				} catch (IOException e) {
					LOG.log(Level.DEBUG, "A connection ended", e);
				}
			});
			outside.getInputStream().transferTo(inside.getOutputStream());
			inside.shutdownOutput();
			back.join();
		} catch (IOException e) {
			LOG.log(Level.DEBUG, "A connection ended", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			connections.remove(outside);
		}
	}

	private void answers(InputStream in, OutputStream out) throws IOException {
		var buffer = new byte[16 * 1024];
		var sent = 0L;
		try {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				while (trouble.hangs())
					Thread.sleep(POLL);
				var allowed = Math.clamp(trouble.cutAfter() - sent, 0, n);
				var drip = trouble.drip();
				for (int done = 0; done < allowed;) {
					var piece = drip.isEmpty() ? allowed : Math.min(allowed - done, drip.get().bytes());
					out.write(buffer, done, piece);
					done += piece;
					if (drip.isPresent())
						Thread.sleep(drip.get().pause());
				}
				sent += allowed;
				if (allowed < n)
					return;
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		try {
			if (listener != null)
				listener.close();
			for (Socket connection : connections)
				connection.close();
		} catch (IOException e) {
			LOG.log(Level.DEBUG, "A socket could not be closed", e);
		}
	}
}
