// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

import com.jcraft.jsch.Channel;

/** A way through a jump host, as the library wants it: a socket. */
final class Tunnel extends Socket {

	private final Channel channel;
	private final InputStream input;
	private final OutputStream output;

	/** Of a channel that is open. */
	Tunnel(Channel channel, InputStream input, OutputStream output) {
		this.channel = channel;
		this.input = input;
		this.output = output;
	}

	@Override
	public InputStream getInputStream() {
		return input;
	}

	@Override
	public OutputStream getOutputStream() {
		return output;
	}

	@Override
	public void setTcpNoDelay(boolean on) {
		// the way has no such thing
	}

	@Override
	public void setSoTimeout(int timeout) {
		// whoever waits for it watches the time
	}

	@Override
	public void close() throws IOException {
		input.close();
		channel.disconnect();
	}
}
