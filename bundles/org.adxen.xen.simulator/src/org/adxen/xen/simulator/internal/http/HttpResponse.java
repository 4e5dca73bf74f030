// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.xen.simulator.internal.wire.Payload;

/**
 * An answer.
 *
 * @param version  "HTTP/1.0" or "HTTP/1.1"
 * @param status   the status code and its phrase, such as "200 OK"
 * @param headers  header fields besides the length and the type of the body
 * @param body     the body
 * @param lastOne  whether the server closes the connection after it
 */
public record HttpResponse(String version, String status, Map<String, String> headers, Payload body, boolean lastOne) {

	/** An answer that keeps the connection open if the client wants that too. */
	public static HttpResponse of(String status, Payload body) {
		return new HttpResponse("HTTP/1.1", status, Map.of(), body, false);
	}

	/** The same answer with one more header field. */
	public HttpResponse with(String name, String value) {
		var more = new LinkedHashMap<>(headers);
		more.put(name, value);
		return new HttpResponse(version, status, more, body, lastOne);
	}

	/** The same answer, after which the server closes the connection. */
	public HttpResponse closing() {
		return new HttpResponse(version, status, headers, body, true);
	}

	/** The same answer in the words of an HTTP/1.0 server. */
	public HttpResponse http10() {
		return new HttpResponse("HTTP/1.0", status, headers, body, true);
	}
}
