// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request.
 *
 * @param method    GET, POST …
 * @param path      the path without the query
 * @param query     the query's parameters, each with all its values
 * @param headers   header fields by lower-case name
 * @param body      the body, empty if there is none
 * @param oversized whether the body was too long to be read; the connection is useless then
 * @param http11    whether the client speaks HTTP/1.1
 */
public record HttpRequest(String method, String path, Map<String, List<String>> query, Map<String, String> headers,
		byte[] body, boolean oversized, boolean http11) {

	private static final int LINE = 16 * 1024;
	private static final int FIELDS = 100;

	/** Reads a request; null at the end of the stream. */
	static HttpRequest read(InputStream in, int maxBody) throws IOException {
		var start = line(in);
		if (start == null)
			return null;
		var words = start.split(" ");
		if (words.length != 3 || !words[2].startsWith("HTTP/"))
			throw new ProtocolException("not a request line: " + start);
		var headers = new LinkedHashMap<String, String>();
		for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
			var colon = line.indexOf(':');
			if (colon < 0 || headers.size() == FIELDS)
				throw new ProtocolException("not a header field: " + line);
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		var length = length(headers);
		var oversized = length > maxBody;
		var body = oversized ? new byte[0] : in.readNBytes((int) length);
		if (!oversized && body.length < length)
			throw new ProtocolException("the client went away within a request");
		var mark = words[1].indexOf('?');
		return new HttpRequest(words[0], mark < 0 ? words[1] : words[1].substring(0, mark),
				mark < 0 ? Map.of() : query(words[1].substring(mark + 1)), headers, body, oversized,
				words[2].equals("HTTP/1.1"));
	}

	private static long length(Map<String, String> headers) throws ProtocolException {
		try {
			return Long.parseLong(headers.getOrDefault("content-length", "0"));
		} catch (NumberFormatException e) {
			throw (ProtocolException) new ProtocolException("not a length").initCause(e);
		}
	}

	private static Map<String, List<String>> query(String text) {
		var query = new LinkedHashMap<String, List<String>>();
		for (String pair : text.split("&")) {
			var equals = pair.indexOf('=');
			var name = equals < 0 ? pair : pair.substring(0, equals);
			query.computeIfAbsent(decoded(name), key -> new ArrayList<>())
					.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
		}
		return query;
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		} catch (IllegalArgumentException e) {
			return text; // a stray percent sign means itself
		}
	}

	private static String line(InputStream in) throws IOException {
		var line = new StringBuilder();
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) {
				if (line.isEmpty())
					return null;
				throw new ProtocolException("the client went away within a request");
			}
			if (line.length() == LINE)
				throw new ProtocolException("header too long");
			line.append((char) c);
		}
		if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r')
			line.setLength(line.length() - 1);
		return line.toString();
	}

	/** The first value of a parameter of the query, or "". */
	public String parameter(String name) {
		return query.getOrDefault(name, List.of("")).getFirst();
	}

	/** A header field by lower-case name, or "". */
	public String header(String name) {
		return headers.getOrDefault(name, "");
	}

	/** Whether the client wants to send more over this connection. */
	boolean wantsMore() {
		var connection = header("connection").toLowerCase(Locale.ROOT);
		return http11 ? !connection.contains("close") : connection.contains("keep-alive");
	}
}
