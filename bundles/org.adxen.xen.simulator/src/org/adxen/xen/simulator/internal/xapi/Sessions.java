// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.Failure;

/** Who is logged in to a pool. Safe for use from any thread. */
final class Sessions {

	/** Idle sessions end after a day (xapi ocaml/xapi/db_gc_util.ml, xapi_globs.ml inactive_session_timeout). */
	private static final Duration IDLE = Duration.ofHours(24);
	/** Of more sessions than this with one originator the oldest idle ones go (xapi ocaml/xapi/db_gc_util.ml). */
	private static final int PER_ORIGINATOR = 500;

	/** One session; what it has subscribed to concerns the old event.next only. */
	static final class Session {

		private final String originator;
		private volatile Instant lastActive = Instant.now();
		private volatile Optional<Set<String>> subscription = Optional.empty();
		private volatile long seen;

		Session(String originator) {
			this.originator = originator;
		}

		Optional<Set<String>> subscription() {
			return subscription;
		}

		void subscribe(Optional<Set<String>> classes) {
			subscription = classes;
		}

		long seen() {
			return seen;
		}

		void seen(long generation) {
			seen = generation;
		}
	}

	private final XapiPool pool;
	private final Map<String, Session> sessions = new ConcurrentHashMap<>();

	Sessions(XapiPool pool) {
		this.pool = pool;
	}

	/** Opens a session and returns its reference. */
	String open(String user, String originator) {
		var ref = pool.freshRef();
		var others = sessions.entrySet().stream().filter(entry -> entry.getValue().originator.equals(originator))
				.sorted(Comparator.comparing(entry -> entry.getValue().lastActive)).map(Map.Entry::getKey).toList();
		others.stream().limit(Math.max(0, others.size() + 1 - PER_ORIGINATOR)).forEach(this::close);
		pool.database().create("session", ref,
				Map.of("uuid", pool.freshUuid(), "this_host", pool.coordinator(), "last_active", Instant.now(),
						"validation_time", Instant.now(), "is_local_superuser", true, "auth_user_name", user, "originator",
						originator));
		sessions.put(ref, new Session(originator));
		return ref;
	}

	/**
	 * The session, which counts as active now.
	 *
	 * @throws Failure SESSION_INVALID with the reference
	 */
	Session check(String ref) {
		var session = sessions.get(ref);
		if (session != null && session.lastActive.isBefore(Instant.now().minus(IDLE))) {
			close(ref);
			session = null;
		}
		if (session == null)
			throw new Failure("SESSION_INVALID", ref);
		session.lastActive = Instant.now();
		return session;
	}

	void close(String ref) {
		sessions.remove(ref);
		pool.database().remove("session", ref);
	}

	void closeAll() {
		sessions.keySet().forEach(this::close);
	}
}
