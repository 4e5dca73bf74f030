// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.discovery.Contact.Conversation;

/** One question in HTTP/1.1, one answer, as text: who answers is unknown, so nothing is parsed that need not be. */
final class Http {

	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \r\n]");
	private static final int MOST_HEAD = 16384;

	/** @param server what it calls itself, empty for nothing */
	record Answer(int status, String server, String body) {
	}

	private Http() {
	}

	static Answer get(Conversation conversation, String host, String path) throws IOException {
		return exchange(conversation, "GET " + path + " HTTP/1.1\r\n" + head(host) + "\r\n");
	}

	static Answer post(Conversation conversation, String host, String body) throws IOException {
		return exchange(conversation, "POST / HTTP/1.1\r\n" + head(host) + "Content-Type: text/xml\r\nContent-Length: "
				+ body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
	}

	private static String head(String host) {
		return "Host: " + host + "\r\nUser-Agent: AdXen-discovery\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
	}

	private static Answer exchange(Conversation conversation, String question) throws IOException {
		conversation.out().write(question.getBytes(StandardCharsets.UTF_8));
		conversation.out().flush();
		InputStream in = conversation.in();
		var head = new StringBuilder();
		while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
			int b = in.read();
			if (b < 0 || head.length() > MOST_HEAD || head.length() == 5 && !head.toString().equals("HTTP/")) {
				throw new IOException("not HTTP");
			}
			head.append((char) b);
		}
		Matcher status = STATUS.matcher(head);
		if (!status.lookingAt()) {
			throw new IOException("not HTTP");
		}
		boolean chunked = header(head, "transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked");
		String length = header(head, "content-length");
		long most = length.matches("\\d{1,9}") && !chunked ? Long.parseLong(length) : Long.MAX_VALUE;
		var body = new ByteArrayOutputStream();
		var buffer = new byte[8192];
		while (body.size() < most) {
			int read = in.read(buffer, 0, (int) Math.min(buffer.length, most - body.size()));
			if (read < 0) {
				break;
			}
			body.write(buffer, 0, read);
		}
		String text = body.toString(StandardCharsets.UTF_8);
		return new Answer(Integer.parseInt(status.group(1)), header(head, "server"), chunked ? joined(text) : text);
	}

	private static String header(CharSequence head, String name) {
		Matcher header = Pattern.compile("\r\n" + name + ":[ \t]*([^\r\n]*)", Pattern.CASE_INSENSITIVE).matcher(head);
		return header.find() ? header.group(1).strip() : "";
	}

	/** The chunks put together (RFC 9112 §7.1). The text is ASCII where it matters, so characters do for bytes. */
	private static String joined(String chunks) {
		var joined = new StringBuilder();
		int at = 0;
		while (at < chunks.length()) {
			int end = chunks.indexOf("\r\n", at);
			String size = end < 0 ? "" : chunks.substring(at, end).replaceFirst(";.*", "").strip();
			if (!size.matches("[0-9A-Fa-f]{1,7}")) {
				break;
			}
			int from = end + 2;
			int to = Math.min(chunks.length(), from + Integer.parseInt(size, 16));
			joined.append(chunks, from, to);
			if (to == from) {
				break;
			}
			at = to + 2;
		}
		return joined.toString();
	}
}
