// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;

/**
 * What one SSH connection runs over: a TCP connection, or a channel of the connection to a jump host. Closing it from any
 * thread ends whatever waits on it.
 */
public final class Wire implements SocketFactory, AutoCloseable {

	private final Socket socket;
	private final Heard heard;

	private Wire(Socket socket) throws IOException {
		this.socket = socket;
		heard = new Heard(socket.getInputStream());
	}

	/**
	 * Connects to the first address of the host that answers.
	 *
	 * @param register gets each socket before it is connected, so that somebody can close it
	 */
	public static Wire direct(HostSettings settings, int timeoutMs, Consumer<AutoCloseable> register)
			throws IOException, XenException {
		List<InetAddress> addresses = Stream.of(InetAddress.getAllByName(settings.hostName()))
				.filter(a -> settingsAllow(a, settings)).toList();
		@Nullable
		IOException failure = null;
		for (InetAddress address : addresses) {
			var socket = new Socket();
			register.accept(socket);
			try {
				if (!settings.bindAddress().isEmpty()) {
					socket.bind(new InetSocketAddress(settings.bindAddress(), 0));
				}
				socket.connect(new InetSocketAddress(address, settings.port()), Math.max(1, timeoutMs / addresses.size()));
				socket.setTcpNoDelay(true);
				return new Wire(socket);
			} catch (IOException e) {
				socket.close();
				failure = failure == null ? e : failure;
			}
		}
		throw failure == null ? new NoRouteToHostException("it has no address of the family that AddressFamily allows") : failure;
	}

	private static boolean settingsAllow(InetAddress address, HostSettings settings) {
		return settings.addressBytes() == 0 || settings.addressBytes() == address.getAddress().length;
	}

	/** Connects through a jump host, which resolves the name. */
	public static Wire through(Session jump, HostSettings settings, int timeoutMs) throws IOException, JSchException {
		var channel = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
		if (channel == null) {
			throw new IOException("the connection to the jump host broke");
		}
		var pipe = Pipe.hasty(channel::disconnect);
		channel.setHost(settings.hostName());
		channel.setPort(settings.port());
		channel.setOutputStream(pipe.input());
		OutputStream output = channel.getOutputStream();
		channel.connect(timeoutMs);
		return new Wire(new Tunnel(channel, pipe.output(), output));
	}

	/** What the host says. */
	public Heard heard() {
		return heard;
	}

	@Override
	public Socket createSocket(String host, int port) {
		return socket;
	}

	@Override
	public InputStream getInputStream(Socket ignored) {
		return heard;
	}

	@Override
	public OutputStream getOutputStream(Socket ignored) throws IOException {
		return socket.getOutputStream();
	}

	@Override
	public void close() {
		try {
			socket.close();
		} catch (IOException e) {
			// it is closed all the same
		}
	}
}
