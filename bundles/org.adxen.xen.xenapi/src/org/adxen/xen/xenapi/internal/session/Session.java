// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.HttpLink;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.rpc.RpcClient.ValueReader;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A logged-in link. Puts the session first into each call; when the toolstack has forgotten the session it logs in again,
 * once, and repeats the call, which was not executed. Such a loss (usually a restart of the toolstack) makes references
 * worthless, so it is counted in {@link #generation()} for those who keep any.
 * <p>
 * At most {@value #READS} reads and {@value #OPERATIONS} operations are in flight at once, each kind on its own account so that
 * reads never queue behind operations. Calls that only wait for news are not counted. Safe for any thread.
 */
public final class Session implements AutoCloseable {

	static final int READS = 4;
	static final int OPERATIONS = 8;

	private static final Duration FAREWELL = Duration.ofSeconds(2);

	/** Logs in, first and again later, by the dialect's own call. */
	public interface Login extends AutoCloseable {

		/** Returns the session's reference. */
		String login(RpcClient client) throws ApiFailure, XenException, InterruptedException;

		/** The method that ends a session. */
		String logout();

		/** Wipes the password. */
		@Override
		void close();
	}

	private record Current(String ref, int generation) {
	}

	@FunctionalInterface
	private interface Call<T> {
		T with(Object[] parameters) throws ApiFailure, XenException, InterruptedException;
	}

	private final HttpLink link;
	private final RpcClient client;
	private final Login login;
	private final Duration timeout;
	private final Semaphore reads = new Semaphore(READS, true);
	private final Semaphore operations = new Semaphore(OPERATIONS, true);
	private final ReentrantLock loggingIn = new ReentrantLock();
	private final AtomicBoolean closed = new AtomicBoolean();
	private volatile Current current;
	/** Guarded by {@link #loggingIn}. A password that was refused is not tried again, by however many callers wait for it. */
	private @Nullable ApiFailure refused;

	/** @param ref the session's reference after the first login */
	public Session(HttpLink link, RpcClient client, Login login, String ref, Duration timeout) {
		this.link = link;
		this.client = client;
		this.login = login;
		this.timeout = timeout;
		current = new Current(ref, 0);
	}

	public RpcClient client() {
		return client;
	}

	public Duration timeout() {
		return timeout;
	}

	/** The session's own reference, for the few calls that need it twice or elsewhere than in first place. */
	public String ref() {
		return current.ref();
	}

	/** Grows when the session was lost and made anew: references from before are void. */
	public int generation() {
		return current.generation();
	}

	/** A call that changes nothing. */
	public Object read(String method, Object... parameters) throws ApiFailure, XenException, InterruptedException {
		return counted(reads, p -> client.call(Limits.ordinary(timeout), method, p), parameters);
	}

	/** A call that changes something. */
	public Object operate(String method, Object... parameters) throws ApiFailure, XenException, InterruptedException {
		return counted(operations, p -> client.call(Limits.ordinary(timeout), method, p), parameters);
	}

	/** A read with an answer that may be large. */
	public <T> T stream(ValueReader<T> reader, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		return counted(reads, p -> client.stream(Limits.bulk(), reader, method, p), parameters);
	}

	/** A read that the server answers when there is news, or after {@code patience}. */
	public <T> T news(Duration patience, ValueReader<T> reader, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		var limits = new Limits(Limits.bulk().bytes(), patience);
		return inSession(p -> client.stream(limits, reader, method, p), parameters);
	}

	private <T> T counted(Semaphore budget, Call<T> call, Object[] parameters)
			throws ApiFailure, XenException, InterruptedException {
		budget.acquire();
		try {
			return inSession(call, parameters);
		} finally {
			budget.release();
		}
	}

	private <T> T inSession(Call<T> call, Object[] parameters) throws ApiFailure, XenException, InterruptedException {
		Current used = current;
		try {
			return call.with(prepend(used.ref(), parameters));
		} catch (ApiFailure e) {
			if (!e.is("SESSION_INVALID")) {
				throw e;
			}
			renew(used);
			return call.with(prepend(current.ref(), parameters));
		}
	}

	private void renew(Current lost) throws ApiFailure, XenException, InterruptedException {
		loggingIn.lockInterruptibly();
		try {
			if (refused instanceof ApiFailure before) {
				throw before;
			}
			if (current == lost) { // else another caller has done it already
				current = new Current(login.login(client), lost.generation() + 1);
			}
		} catch (ApiFailure e) {
			if (e.is("SESSION_AUTHENTICATION_FAILED")) {
				refused = e;
			}
			throw e;
		} finally {
			loggingIn.unlock();
		}
	}

	/** Parameters with the one that goes before them. */
	public static Object[] prepend(String first, Object[] rest) {
		var all = new Object[rest.length + 1];
		all[0] = first;
		System.arraycopy(rest, 0, all, 1, rest.length);
		return all;
	}

	/** Ends every call in flight at once; logs out in the background, if the server listens. */
	@Override
	public void close() {
		if (closed.getAndSet(true)) {
			return;
		}
		link.close();
		Thread.ofVirtual().name("adxen farewell to " + client.address()).start(() -> {
			try {
				client.farewell(new Limits(1 << 16, FAREWELL), login.logout(), current.ref());
			} catch (ApiFailure | XenException e) {
				// The server is gone or has forgotten us: then there is nothing to leave. It drops idle sessions by itself.
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			} finally {
				login.close();
			}
		});
	}
}
