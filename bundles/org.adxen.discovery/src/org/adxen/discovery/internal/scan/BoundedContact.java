// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.discovery.Contact;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A contact whose time and bytes run out. The scanner's thread closes it from outside when its time is over, because a slow drip
 * of bytes gets past any time-out of single reads.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class BoundedContact implements Contact, Closeable {

	private static final int MOST_BYTES = 1 << 20;
	private static final int MOST_GREETING = 8192;
	private static final int GREETING_MILLIS = 1000;

	private final InetSocketAddress at;
	private final long deadline;
	private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
	/** The connection that found the port open, or that the greeting was heard on; null once it was used. */
	private SocketChannel first;
	private String greeting;
	private boolean unusual;
	private int bytesLeft = MOST_BYTES;
	private volatile boolean closed;

	BoundedContact(InetSocketAddress at, SocketChannel first, long deadline) {
		this.at = at;
		this.first = first;
		this.deadline = deadline;
		channels.add(first);
	}

	@Override
	public InetSocketAddress at() {
		return at;
	}

	/** The port is usual for nothing, so a greeting is waited for less long. */
	void expectUnusual(boolean so) {
		unusual = so;
	}

	@Override
	public String greeting() throws IOException {
		if (greeting == null) {
			greeting = "";
			SocketChannel channel = dial();
			first = channel;
			@SuppressWarnings("resource") // it has nothing but the channel, which is closed with the contact
			InputStream in = new Bounded(channel, unusual ? GREETING_MILLIS : Integer.MAX_VALUE);
			var heard = new StringBuilder();
			int lineStart = 0;
			try {
				for (int b = in.read(); b >= 0 && heard.length() < MOST_GREETING; b = in.read()) {
					heard.append((char) b);
					if (b == '\n') {
						if (heard.indexOf("SSH-", lineStart) == lineStart) {
							break;
						}
						lineStart = heard.length();
					}
				}
			} catch (SocketTimeoutException e) {
				// what was heard so far is all
			}
			greeting = heard.toString();
			if (!greeting.isEmpty() && !greeting.startsWith("SSH-", lineStart)) {
				hangUp(channel);
				first = null;
			}
		}
		return greeting;
	}

	@Override
	public Conversation open() throws IOException {
		SocketChannel channel = dial();
		return new PlainConversation(channel.socket(), new Bounded(channel, Integer.MAX_VALUE), () -> hangUp(channel));
	}

	@Override
	public Conversation openTls() throws IOException {
		SocketChannel channel = dial();
		channel.socket().setSoTimeout(millisLeft());
		return TlsConversation.begin(channel.socket(), at, in -> new Bounded(in, channel), () -> hangUp(channel));
	}

	private SocketChannel dial() throws IOException {
		if (closed) {
			throw new IOException("the time is up");
		}
		SocketChannel channel = first;
		first = null;
		if (channel == null) {
			channel = SocketChannel.open(at.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
			channels.add(channel);
			if (closed) {
				hangUp(channel);
			}
			channel.socket().connect(at, millisLeft());
		}
		channel.configureBlocking(true);
		return channel;
	}

	private int millisLeft() throws SocketTimeoutException {
		long left = (deadline - System.nanoTime()) / 1_000_000;
		if (left <= 0) {
			throw new SocketTimeoutException("the time is up");
		}
		return (int) left;
	}

	void closeIfOver(long now) {
		if (now - deadline >= 0) {
			close();
		}
	}

	@Override
	public void close() {
		closed = true;
		channels.forEach(this::hangUp);
	}

	private void hangUp(SocketChannel channel) {
		channels.remove(channel);
		try {
			channel.close();
		} catch (IOException e) {
			return; // it is of no use any more
		}
	}

	/** Counts the bytes of all conversations, and waits no longer than there is time. */
	@NonNullByDefault({}) // the JDK is not annotated
	private final class Bounded extends InputStream {
		private final InputStream in;
		private final SocketChannel channel;
		private final int mostMillis;

		private Bounded(SocketChannel channel, int mostMillis) throws IOException {
			this.in = channel.socket().getInputStream();
			this.channel = channel;
			this.mostMillis = mostMillis;
		}

		private Bounded(InputStream in, SocketChannel channel) {
			this.in = in;
			this.channel = channel;
			this.mostMillis = Integer.MAX_VALUE;
		}

		@Override
		public int read() throws IOException {
			var one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			if (bytesLeft <= 0) {
				throw new IOException("it does not stop talking");
			}
			channel.socket().setSoTimeout(Math.min(mostMillis, millisLeft()));
			int read = in.read(bytes, offset, Math.min(length, bytesLeft));
			bytesLeft -= Math.max(0, read);
			return read;
		}
	}
}
