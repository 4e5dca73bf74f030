// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

import org.adxen.xen.Address;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The one way to a server: HTTP requests that follow no redirect, unpack nothing, answer no challenge, use no proxy, send no
 * request twice, and end at their limits. Nothing that is set for the whole JVM is changed or used.
 * <p>
 * Each exchange runs on a virtual thread of its own, because interrupting that closes its socket: so deadlines, interrupted
 * callers and {@link #close()} all end an exchange at once, wherever it waits.
 */
public final class HttpLink implements AutoCloseable {

	/**
	 * @param path    with query
	 * @param accepts the media types that may come back
	 * @param body    what is posted, null to get
	 */
	public record Request(Address address, String path, Set<String> accepts, byte @Nullable [] body) {
	}

	/** Reads an answer. What it throws other than the declared ones means that the answer made no sense. */
	@FunctionalInterface
	public interface BodyReader<T> {
		T read(InputStream body, String mediaType) throws IOException, ApiFailure, XenException;
	}

	private static final Authenticator NO_PASSWORDS = new Authenticator() {
	};

	/** How long a TLS session may be resumed: longer than the wait between two requests to a server that closes after each. */
	private static final Duration RESUMABLE = Duration.ofHours(1);

	private final PolicyTrustManager trusted;
	private final SSLSocketFactory tls;
	private final Set<Thread> exchanges = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	public HttpLink(TrustPolicy trust) {
		trusted = new PolicyTrustManager(trust);
		try {
			var context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { trusted }, null);
			context.getClientSessionContext().setSessionTimeout((int) RESUMABLE.toSeconds());
			tls = context.getSocketFactory();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("This Java has no TLS", e);
		}
	}

	/**
	 * One request and its answer.
	 *
	 * @throws ApiFailure what the reader found
	 */
	public <T> T exchange(Request request, Limits limits, BodyReader<T> reader)
			throws ApiFailure, XenException, InterruptedException {
		if (closed) {
			throw closed(request.address());
		}
		return run(request, limits, reader);
	}

	/** As {@link #exchange}, but also after closing, and nobody cares for the answer. */
	void farewell(Request request, Limits limits) throws ApiFailure, XenException, InterruptedException {
		run(request, limits, (body, type) -> body.skip(0));
	}

	private <T> T run(Request request, Limits limits, BodyReader<T> reader)
			throws ApiFailure, XenException, InterruptedException {
		boolean last = closed;
		var work = new FutureTask<>(within(request, limits, reader));
		Thread thread = Thread.ofVirtual().name("adxen " + request.address()).unstarted(work);
		exchanges.add(thread);
		try {
			if (closed && !last) {
				throw closed(request.address());
			}
			thread.start();
			return work.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
		} catch (TimeoutException e) {
			throw Causes.timedOut(request.address(), limits.time(), e);
		} catch (ExecutionException e) {
			if (closed) {
				throw closed(request.address());
			}
			if (e.getCause() instanceof ApiFailure failure) {
				throw failure;
			}
			throw Causes.explain(request.address(), limits.time(), e.getCause());
		} finally {
			exchanges.remove(thread);
			thread.interrupt();
		}
	}

	private static XenException closed(Address address) {
		return new XenException(new XenFailure.Unreachable(address), "The connection to " + address + " was closed.");
	}

	private <T> Callable<T> within(Request request, Limits limits, BodyReader<T> reader) {
		return () -> {
			HttpURLConnection connection = connect(request, limits.time());
			boolean reusable = false;
			try (var body = new BoundedBody(send(connection, request), limits.bytes())) {
				T result = reader.read(body, mediaType(connection));
				reusable = body.isAtEnd();
				return result;
			} finally {
				if (!reusable) {
					connection.disconnect();
				}
			}
		};
	}

	private HttpURLConnection connect(Request request, Duration time) throws IOException {
		Address address = request.address();
		URI uri;
		try {
			uri = new URI((address.plain() ? "http://" : "https://")
					+ (address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host()) + ":" + address.port()
					+ request.path());
		} catch (URISyntaxException e) {
			throw new BadAnswer("cannot be written as a URL", e);
		}
		var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
		if (connection instanceof HttpsURLConnection secure) {
			secure.setSSLSocketFactory(tls);
			secure.setHostnameVerifier((host, session) -> true); // the fingerprint was checked for this host and port
		}
		connection.setInstanceFollowRedirects(false);
		connection.setAuthenticator(NO_PASSWORDS);
		connection.setUseCaches(false);
		connection.setConnectTimeout((int) time.toMillis());
		connection.setReadTimeout((int) time.toMillis());
		connection.setRequestProperty("Accept", String.join(", ", request.accepts()));
		connection.setRequestProperty("User-Agent", "AdXen/1.0");
		return connection;
	}

	private InputStream send(HttpURLConnection connection, Request request) throws IOException, CertificateException {
		byte[] body = request.body();
		if (body != null) {
			connection.setDoOutput(true);
			// Also keeps the JDK from posting again by itself when a kept connection turns out to be dead.
			connection.setFixedLengthStreamingMode(body.length);
			connection.setRequestProperty("Content-Type", request.accepts().iterator().next());
		}
		connection.connect();
		if (connection instanceof HttpsURLConnection secure) {
			// Neither a resumed handshake nor a kept connection asks, and meanwhile trust may have been withdrawn.
			trusted.check(secure.getSSLSession().orElseThrow());
		}
		if (body != null) {
			try (var out = connection.getOutputStream()) {
				out.write(body);
			}
		}
		int status = connection.getResponseCode();
		if (status >= 300 && status < 400) {
			throw new BadAnswer("sends us elsewhere (to " + connection.getHeaderField("Location")
					+ "), which AdXen does not follow; use the address it names if you trust it");
		}
		if (status != 200) {
			throw new BadAnswer("answered with HTTP status " + status + ", so it is hardly a Xen API server");
		}
		String encoding = connection.getContentEncoding();
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new BadAnswer("sent a packed answer (" + encoding + ") that nobody asked for");
		}
		String type = mediaType(connection);
		if (!request.accepts().contains(type)) {
			throw new BadAnswer("answered with \"" + type + "\" instead of " + String.join(" or ", request.accepts())
					+ ", so it is hardly a Xen API server");
		}
		return connection.getInputStream();
	}

	private static String mediaType(HttpURLConnection connection) {
		String type = connection.getContentType();
		if (type == null) {
			return "";
		}
		int parameters = type.indexOf(';');
		return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
	}

	/** Ends every exchange in flight, and all later ones at once. */
	@Override
	public void close() {
		closed = true;
		exchanges.forEach(Thread::interrupt);
	}
}
