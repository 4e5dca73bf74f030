// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on loopback that does to every connection what it is told. */
final class Listening implements Closeable {

	/** What it does; what it throws ends the connection. */
	interface Manner {
		void meet(Socket socket) throws IOException, InterruptedException;
	}

	private final ServerSocket server;
	private final List<Socket> met = Collections.synchronizedList(new ArrayList<>());

	Listening(String address, Manner manner) throws IOException {
		this(new ServerSocket(0, 64, InetAddress.getByName(address)), manner);
	}

	Listening(ServerSocket server, Manner manner) {
		this.server = server;
		Thread.ofVirtual().start(() -> {
			while (!server.isClosed()) {
				try {
					Socket socket = server.accept();
					met.add(socket);
					Thread.ofVirtual().start(() -> {
						try (socket) {
							manner.meet(socket);
						} catch (IOException | InterruptedException e) {
							return; // the other side hung up
						}
					});
				} catch (IOException e) {
					return; // closed
				}
			}
		});
	}

	InetSocketAddress at() {
		return (InetSocketAddress) server.getLocalSocketAddress();
	}

	int connections() {
		return met.size();
	}

	String target() {
		return at().getAddress().getHostAddress() + ":" + at().getPort();
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (Socket socket : List.copyOf(met)) {
			socket.close();
		}
	}
}
