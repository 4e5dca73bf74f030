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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Progress.State;
import org.adxen.discovery.internal.scan.Counts.Outcome;

/**
 * Knocks at every address and port without waiting for any: one thread, one selector. What opens goes to the {@link Inquiry}, and
 * when that has enough to do, no more is begun. Memory goes with what is in flight, not with what there is to scan.
 */
public final class Scanner {

	/** Looks up from beginning connections that often, to see who has answered and whether it was cancelled. */
	private static final int AT_A_GO = 128;
	/** The longest sleep, for time-outs of inquiries. */
	private static final long TICK_NANOS = 50_000_000;
	private static final long STARVED_NANOS = 10_000_000_000L;

	private final DiscoveryRequest request;
	private final Reports reports;
	private final Inquiry inquiry;
	private final Walk walk;
	private final Counts counts;
	private final Patience patience;
	private final Selector selector;
	private final CountDownLatch over = new CountDownLatch(1);
	private final ArrayDeque<Knock> knocks = new ArrayDeque<>();
	private Pace pace = new Pace(0, 0);
	/** What could not be begun for want of sockets. */
	private InetSocketAddress again;
	private int most;
	private int inFlight;
	private long starvedSince;
	private volatile boolean cancelled;

	public Scanner(DiscoveryRequest request, DiscoveryListener listener) throws IOException {
		this.request = request;
		this.walk = new Walk(request);
		this.counts = new Counts(walk.total());
		this.patience = new Patience(request.limits().connectTimeout().toNanos());
		try {
			this.selector = Selector.open();
		} catch (IOException e) {
			throw new IOException("The system has no means left to scan with (" + e.getMessage() + "). Close other programs.", e);
		}
		this.reports = new Reports(request, listener, () -> cancelled, this::cancel);
		this.inquiry = new Inquiry(request, reports, selector::wakeup);
	}

	public void start() {
		Thread.ofPlatform().daemon().name("adxen-discovery").start(this::run);
	}

	public Progress progress() {
		return counts.progress();
	}

	public void cancel() {
		cancelled = true;
		selector.wakeup();
	}

	public void await() throws InterruptedException {
		over.await();
	}

	public void await(Duration longest) throws InterruptedException {
		over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void run() {
		State end = State.FAILED;
		try {
			most = Math.min(request.limits().inFlight(), OpenFiles.left());
			if (most < request.limits().inFlight() && most < walk.total()) {
				reports.trouble("This process may not open more files, so only " + most + " connections are begun at a time.");
			}
			pace = new Pace(request.limits().perSecond(), System.nanoTime());
			scan();
			end = cancelled ? State.CANCELLED : State.FINISHED;
		} catch (IOException | RuntimeException e) {
			reports.trouble("The scan cannot go on: " + e.getMessage());
		} finally {
			cancelled |= end == State.FAILED;
			close();
			counts.end(reports.failed() ? State.FAILED : end);
			reports.ended(counts.progress());
			over.countDown();
		}
	}

	private void scan() throws IOException {
		while (!cancelled && !isDone()) {
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
	}

	private boolean isDone() {
		return again == null && !walk.hasNext() && inFlight == 0 && inquiry.idle();
	}

	private void begin() throws IOException {
		for (int i = 0; i < AT_A_GO && !cancelled && mayBegin(); i++) {
			long now = System.nanoTime();
			if (pace.nanosToWait(now) > 0) {
				return;
			}
			InetSocketAddress at = again == null ? walk.next() : again;
			again = null;
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
		return inFlight < most && !inquiry.full() && (again != null || walk.hasNext());
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
			starvedSince = 0;
			return channel;
		} catch (UnsupportedOperationException e) {
			throw new IOException("this system has no " + family + " network", e);
		} catch (IOException e) {
			if (starvedSince == 0) {
				starvedSince = now;
				most = Math.max(1, Math.max(most, inFlight) / 2);
				reports.trouble("No more sockets can be opened (" + e.getMessage() + "), so only " + most + " connections are begun at a time.");
			} else if (now - starvedSince > STARVED_NANOS) {
				throw e;
			}
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

	private void close() {
		inquiry.cancel();
		knocks.forEach(k -> closeQuietly(k.channel));
		knocks.clear();
		try {
			selector.close();
		} catch (IOException e) {
			reports.trouble(e.getMessage());
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
