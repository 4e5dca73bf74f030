// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.DomainAction;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.adxen.xen.xenapi.internal.session.Attempt;

/**
 * Reads the whole pool, and follows it by {@code event.from}. One call with an empty token is the initial state; each later
 * answer brings what changed. Everything is read anew when the toolstack lost track (session loss, unknown token) or its own
 * counts say that something was missed.
 */
final class PictureReader {

	/** Changes that come in quick succession are collected this long, so that a busy pool costs few calls. */
	private static final Duration COLLECT = Duration.ofMillis(100);

	private static final Attempt ATTEMPT = Attempt.to("read the pool");
	private static final Set<String> LOST_TRACK = Set.of("EVENTS_LOST", "EVENT_FROM_TOKEN_PARSE_FAILURE");

	private final XapiPool pool;
	private final Set<DomainAction> denied;
	/** What the watch knows of the hosts; empty while nobody watches. */
	private volatile List<Loads.Member> watched = List.of();

	PictureReader(XapiPool pool, Set<DomainAction> denied) {
		this.pool = pool;
		this.denied = denied;
	}

	PoolSnapshot snapshot() throws XenException, InterruptedException {
		var picture = new PoolPicture(denied);
		readAll(picture);
		new FreeMemory(pool.session()).measure(picture);
		return picture.all();
	}

	/** The pool and its hosts without anything that runs there. */
	PoolFacts facts() throws XenException, InterruptedException {
		var picture = new PoolPicture(denied);
		readRecords(picture, List.of("pool", "host"));
		return picture.facts();
	}

	/** The hosts of the pool while its changes are followed, free memory included; else empty. */
	List<Loads.Member> watched() {
		return watched;
	}

	/** Without a token where the toolstack (XenServer 5) has no {@code event.from}. */
	private Events<Object> readAll(PoolPicture picture) throws XenException, InterruptedException {
		try {
			return pool.session().stream(value -> Events.read(value, into(picture)), Methods.EVENT_FROM, PoolPicture.CLASSES, "",
					XapiTask.NEWS_SECONDS);
		} catch (ApiFailure e) {
			if (!e.is("MESSAGE_METHOD_UNKNOWN")) {
				throw pool.explain(e, ATTEMPT);
			}
		}
		readRecords(picture, PoolPicture.CLASSES);
		return new Events<>("", Map.of(), null, false);
	}

	private void readRecords(PoolPicture picture, List<String> classes) throws XenException, InterruptedException {
		for (String type : classes) {
			pool.stream(ATTEMPT, value -> {
				Records.struct(value, (ref, record) -> picture.put(type, ref, record));
				return type;
			}, type.replace("vm", "VM") + Methods.GET_ALL_RECORDS);
		}
	}

	private static Events.Sink into(PoolPicture picture) {
		return new Events.Sink() {
			@Override
			public void put(String type, String ref, Cursor snapshot) throws IOException {
				picture.put(type, ref, snapshot);
			}

			@Override
			public void remove(String type, String ref) {
				picture.remove(type, ref);
			}
		};
	}

	/** Returns only by an exception. */
	void watch(Duration drift, PoolListener listener) throws XenException, InterruptedException {
		try {
			readAndFollow(drift, listener);
		} finally {
			watched = List.of();
		}
	}

	private void readAndFollow(Duration drift, PoolListener listener) throws XenException, InterruptedException {
		var unreliable = new HashSet<String>();
		for (;;) {
			int generation = pool.session().generation();
			var picture = new PoolPicture(denied);
			var memory = new FreeMemory(pool.session());
			Events<Object> news = readAll(picture);
			if (generation != pool.session().generation()) {
				continue;
			}
			memory.measure(picture);
			// A class whose count differs right after everything was read is counted differently: no sign of drift.
			unreliable.addAll(drifted(picture, news.counts(), Set.of()));
			PoolSnapshot all = picture.all();
			if (news.token().isEmpty()) {
				listener.replaced(all);
				poll(all, drift, listener);
			}
			watched = members(picture);
			listener.replaced(all);
			follow(picture, memory, news.token(), generation, unreliable, drift, listener);
		}
	}

	/** Tells changes where there are no events; returns only by an exception. */
	private void poll(PoolSnapshot start, Duration every, PoolListener listener) throws XenException, InterruptedException {
		PoolSnapshot told = start;
		for (;;) {
			Thread.sleep(every);
			PoolSnapshot now = snapshot();
			PoolDelta changes = PoolDelta.between(told, now);
			if (!changes.isEmpty()) {
				listener.changed(changes);
			}
			told = now;
		}
	}

	/** Tells changes until everything has to be read anew. */
	private void follow(PoolPicture picture, FreeMemory memory, String start, int generation, Set<String> unreliable,
			Duration drift, PoolListener listener) throws XenException, InterruptedException {
		String token = start;
		Duration due = memory.measure(picture);
		for (;;) {
			Events<Object> news;
			try {
				news = pool.session().news(XapiTask.NEWS_PATIENCE, value -> Events.read(value, into(picture)), Methods.EVENT_FROM,
						PoolPicture.CLASSES, token, wait(due, drift));
			} catch (ApiFailure e) {
				if (LOST_TRACK.contains(e.code())) {
					return;
				}
				throw pool.explain(e, ATTEMPT);
			}
			if (generation != pool.session().generation() || !drifted(picture, news.counts(), unreliable).isEmpty()) {
				return;
			}
			token = news.token();
			due = memory.measure(picture);
			PoolDelta changes = picture.changes();
			if (!changes.isEmpty()) {
				watched = members(picture);
				listener.changed(changes);
			}
			if (news.some()) {
				Thread.sleep(COLLECT);
			}
		}
	}

	private List<Loads.Member> members(PoolPicture picture) {
		return picture.members(pool.session().client().address());
	}

	/** Seconds that the server may keep silent. */
	private static double wait(Duration due, Duration drift) {
		double longest = Math.max(0.5, Math.min(XapiTask.NEWS_SECONDS, drift.toMillis() / 1000.0));
		return due == null ? longest : Math.min(longest, Math.max(0.1, due.toMillis() / 1000.0));
	}

	private static List<String> drifted(PoolPicture picture, Map<String, Integer> counts, Set<String> unreliable) {
		return counts.entrySet().stream()
				.filter(e -> picture.count(e.getKey()) >= 0 && picture.count(e.getKey()) != e.getValue())
				.map(Map.Entry::getKey).filter(type -> !unreliable.contains(type)).toList();
	}
}
