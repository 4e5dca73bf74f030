// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Something on a loopback port that is no SSH server, or a bad one. */
final class FakeServer implements AutoCloseable {

	/** What it does with a connection, which is closed after it. */
	interface Behaviour {
		void serve(Socket connection) throws IOException;
	}

	private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	FakeServer(Behaviour behaviour) throws IOException {
		Thread.ofVirtual().start(() -> {
			while (!listener.isClosed()) {
				try {
					Socket connection = listener.accept();
					open.add(connection);
					Thread.ofVirtual().start(() -> {
						try (connection) {
							behaviour.serve(connection);
						} catch (IOException e) {
							// the client went away, or the test is over
						}
					});
				} catch (IOException e) {
					return;
				}
			}
		});
	}

	int port() {
		return listener.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		listener.close();
		for (Socket connection : open) {
			connection.close();
		}
	}
}
