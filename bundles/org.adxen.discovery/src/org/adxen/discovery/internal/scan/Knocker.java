// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Locale;

import org.adxen.discovery.internal.scan.Counts.Outcome;

/**
 * Knocks at addresses and ports without waiting for any: one thread, one selector. What opens goes to the {@link Inquiry}, and when that
 * has enough to do, no more is begun. Memory goes with what is in flight, not with what there is to scan.
 */
final class Knocker {

	/** Looks up from beginning connections that often, to see who has answered and whether it was cancelled. */
	private static final int AT_A_GO = 128;
	/** The longest sleep, for time-outs of inquiries. */
	private static final long TICK_NANOS = 50_000_000;

	private final Scanner scanner;
	private final Walk walk;
	private final Counts counts;
	private final Inquiry inquiry;
	private final Allowance allowance;
	private final Patience patience;
	private final Pace pace;
	private final Selector selector;
	private final ArrayDeque<Knock> knocks = new ArrayDeque<>();
	/** What could not be begun for want of sockets. */
	private InetSocketAddress again;
	private int inFlight;

	Knocker(Scanner scanner, Walk walk, Counts counts, Inquiry inquiry, Allowance allowance, Patience patience, Pace pace, Selector selector) {
		this.scanner = scanner;
		this.walk = walk;
		this.counts = counts;
		this.inquiry = inquiry;
		this.allowance = allowance;
		this.patience = patience;
		this.pace = pace;
		this.selector = selector;
	}

	/** Until everything is tried and asked, or it is cancelled. */
	void run() throws IOException {
		try {
			while (!scanner.isCancelled() && !isDone()) {
				begin();
				long wait = nanosToSleep(System.nanoTime());
				if (wait <= 0) {
					selector.selectNow(this::answered);
				} else {
					selector.select(this::answered, Math.max(1, wait / 1_000_000));
				}
				expire(System.nanoTime());
				inquiry.tick(System.nanoTime());
			}
		} finally {
			knocks.forEach(k -> closeQuietly(k.channel));
			knocks.clear();
		}
	}

	private boolean isDone() {
		return again == null && !walk.hasNext() && inFlight == 0 && inquiry.idle();
	}

	private void begin() throws IOException {
		for (int i = 0; i < AT_A_GO && !scanner.isCancelled() && mayBegin(); i++) {
			long now = System.nanoTime();
			if (pace.nanosToWait(now) > 0) {
				return;
			}
			InetSocketAddress at = again == null ? walk.next() : again;
			again = null;
			if (at == null) {
				return;
			}
			SocketChannel channel = open(at, now);
			if (channel == null) {
				again = at;
				return;
			}
			pace.took(now);
			knock(at, channel, now);
		}
	}

	private boolean mayBegin() {
		return inFlight < allowance.each() && !inquiry.full() && (again != null || walk.hasNext());
	}

	/** How long nothing can be done but wait for answers. */
	private long nanosToSleep(long now) {
		long wait = isDone() ? 0 : TICK_NANOS;
		if (mayBegin()) {
			wait = again == null ? Math.min(wait, pace.nanosToWait(now)) : wait;
		}
		Knock oldest = knocks.peek();
		return oldest == null ? wait : Math.min(wait, Math.max(1, oldest.deadline - now));
	}

	/** Null when there are no sockets left for now. */
	private SocketChannel open(InetSocketAddress at, long now) throws IOException {
		ProtocolFamily family = at.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
		try {
			SocketChannel channel = SocketChannel.open(family);
			channel.configureBlocking(false);
			allowance.enough();
			return channel;
		} catch (UnsupportedOperationException e) {
			throw new IOException("this system has no " + family + " network", e);
		} catch (IOException e) {
			allowance.starved(now, e);
			return null;
		}
	}

	private void knock(InetSocketAddress at, SocketChannel channel, long now) throws IOException {
		try {
			// The second look costs little, and where the answer is there already (loopback) saves the way through the selector.
			if (channel.connect(at) || channel.finishConnect()) {
				patience.answered(at.getAddress(), System.nanoTime() - now);
				opened(at, channel);
				return;
			}
		} catch (IOException e) {
			failed(at, channel, now, e);
			return;
		}
		var knock = new Knock(at, channel, now, now + patience.nanosFor(at.getAddress()));
		channel.register(selector, SelectionKey.OP_CONNECT, knock);
		knocks.add(knock);
		inFlight++;
	}

	private void answered(SelectionKey key) {
		var knock = (Knock) key.attachment();
		SocketChannel channel = knock.channel;
		if (channel == null) {
			return;
		}
		try {
			if (channel.finishConnect()) {
				settle(knock);
				key.cancel();
				patience.answered(knock.at.getAddress(), System.nanoTime() - knock.begun);
				opened(knock.at, channel);
			}
		} catch (IOException e) {
			settle(knock);
			failed(knock.at, channel, knock.begun, e);
		}
	}

	private void settle(Knock knock) {
		knock.channel = null;
		inFlight--;
	}

	private void opened(InetSocketAddress at, SocketChannel channel) throws IOException {
		// A machine that calls its own ephemeral port may reach itself (RFC 9293 §3.5, simultaneous open).
		if (at.equals(channel.getLocalAddress())) {
			channel.close();
			counts.count(Outcome.REFUSED);
		} else {
			counts.count(Outcome.OPEN);
			inquiry.opened(at, channel);
		}
	}

	private void failed(InetSocketAddress at, SocketChannel channel, long begun, IOException e) {
		Outcome outcome = outcome(e);
		if (outcome == Outcome.REFUSED) {
			patience.answered(at.getAddress(), System.nanoTime() - begun);
		}
		counts.count(outcome);
		closeQuietly(channel);
	}

	/** The JDK tells by classes what connect(2) failed with; the time-out of the kernel only by its words. */
	private static Outcome outcome(IOException e) {
		return switch (e) {
		case ConnectException c -> String.valueOf(c.getMessage()).toLowerCase(Locale.ROOT).contains("timed out") ? Outcome.SILENT
				: Outcome.REFUSED;
		case NoRouteToHostException n -> Outcome.UNREACHABLE;
		case BindException b -> Outcome.DENIED; // EACCES, EPERM
		default -> Outcome.UNREACHABLE;
		};
	}

	private void expire(long now) {
		for (Knock oldest = knocks.peek(); oldest != null && (oldest.channel == null || oldest.deadline <= now); oldest = knocks.peek()) {
			knocks.remove();
			SocketChannel channel = oldest.channel;
			if (channel != null) {
				settle(oldest);
				counts.count(Outcome.SILENT);
				closeQuietly(channel);
			}
		}
	}

	private static void closeQuietly(SocketChannel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		} catch (IOException e) {
			return; // it is of no use any more
		}
	}
}
