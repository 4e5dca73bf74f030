// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.fleet.PoolServer;
import org.adxen.xen.simulator.internal.http.HttpResponse;
import org.adxen.xen.simulator.internal.wire.Payload;

/** What can go wrong with a pool, on demand. Every method takes effect at once and may be called from any thread. */
public final class Faults {

	/** Answers that are none. */
	public enum Answer {
		/** Status 500 with an HTML page. */
		SERVER_ERROR,
		/** Status 200 with an HTML page. */
		HTML,
		/** Status 302 to another address. */
		REDIRECT,
		/** The right answer, compressed though nobody asked. */
		GZIP,
		/** Status 200, the right type, and noise. */
		GARBAGE
	}

	private final PoolServer server;

	Faults(PoolServer server) {
		this.server = server;
	}

	/** Refuses connections and breaks those there are; false accepts them again. */
	public void refuse(boolean on) {
		server.refuse(on);
	}

	/** Accepts connections, reads requests and says nothing. */
	public void hang() {
		server.trouble().hang(true);
	}

	/** Breaks off every answer after so many bytes of its body. */
	public void cutAnswersAfter(long bytes) {
		server.trouble().cutAfter(bytes);
	}

	/** Sends so many bytes, then pauses, and so on. */
	public void drip(int bytes, Duration pause) {
		server.trouble().drip(bytes, pause);
	}

	/** Lets a method take longer; "*" means every method. */
	public void delay(String method, Duration time) {
		server.trouble().delay(method, time);
	}

	/** Gives every request such an answer. */
	public void answerWith(Answer answer) {
		server.trouble().distort(switch (answer) {
		case SERVER_ERROR -> response -> HttpResponse.of("500 Internal Server Error", page());
		case HTML -> response -> HttpResponse.of("200 OK", page());
		case REDIRECT -> response -> HttpResponse.of("302 Found", page()).with("Location", "http://127.0.0.1:9/elsewhere");
		case GZIP -> Faults::compressed;
		case GARBAGE -> response -> HttpResponse.of("200 OK",
				Payload.of(response.body().contentType(), "<methodResponse><params><par\u0001\u00ff{]"));
		});
	}

	private static Payload page() {
		return Payload.of("text/html", "<html><body><h1>It works!</h1></body></html>");
	}

	private static HttpResponse compressed(HttpResponse response) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new GZIPOutputStream(bytes)) {
			response.body().writeTo(zip);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return new HttpResponse(response.version(), response.status(), response.headers(),
				Payload.of(response.body().contentType(), bytes.toByteArray()), response.lastOne()).with("Content-Encoding",
						"gzip");
	}

	/** Lets the next call of a method fail with this error of the Xen API. */
	public void failNext(String method, String code, String... parameters) {
		server.failNext(method, new Failure(code, parameters));
	}

	/** Ends every session; its holders get SESSION_INVALID. */
	public void loseSessions() {
		server.loseSessions();
	}

	/** The toolstack goes away, with its connections, sessions and tasks, and comes back on the same port. */
	public void restartToolstack(Duration down) {
		server.restart(down);
	}

	/** A host dies; what runs on it stays in the books. */
	public void killHost(String name) {
		server.hostAlive(name, false);
	}

	/** A dead host is back. */
	public void reviveHost(String name) {
		server.hostAlive(name, true);
	}

	/** Only for plain Xen hosts: xenstored stops answering, so that xl hangs; false lets it go on. */
	public void hangXenstore(boolean on) {
		server.hangStore(on);
	}

	/** Only for plain Xen hosts: the disk has so many bytes left. */
	public void leaveDisk(long bytes) {
		server.leaveDisk(bytes);
	}

	/** Only for plain Xen hosts: starts again at once; its domains and sessions are gone. */
	public void rebootHost() {
		server.rebootHost();
	}

	/** Every host of the pool shows another certificate, or SSH host key, from now on. */
	public void changeCertificates() {
		server.changeCertificates();
	}

	/** Ends what hangs, drips, breaks off, delays and distorts; a refusing pool listens again. */
	public void clear() {
		server.trouble().clear();
		server.refuse(false);
	}
}
