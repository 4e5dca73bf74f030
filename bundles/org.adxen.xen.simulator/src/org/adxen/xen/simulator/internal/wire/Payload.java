// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The body of an answer: its type, its exact length, and how to write it. It is made while it is sent, so that its size
 * costs no memory.
 */
public final class Payload {

	private final String contentType;
	private final long length;
	private final Writer content;

	/** Writes a body. */
	private interface Writer {
		void writeTo(OutputStream out) throws IOException;
	}

	private Payload(String contentType, long length, Writer content) {
		this.contentType = contentType;
		this.length = length;
		this.content = content;
	}

	/** A body that the function writes; it must write the same each time. */
	public static Payload of(String contentType, Consumer<ByteSink> content) {
		var counter = ByteSink.counter();
		content.accept(counter);
		return new Payload(contentType, counter.total(), out -> {
			var sink = new ByteSink(out);
			content.accept(sink);
			sink.flush();
		});
	}

	/** A body of text. */
	public static Payload of(String contentType, String text) {
		return of(contentType, text.getBytes(StandardCharsets.UTF_8));
	}

	/** A body of bytes. */
	public static Payload of(String contentType, byte[] bytes) {
		return new Payload(contentType, bytes.length, out -> out.write(bytes));
	}

	/** The value of the header Content-Type. */
	public String contentType() {
		return contentType;
	}

	/** The number of bytes. */
	public long length() {
		return length;
	}

	/** Writes all bytes. */
	public void writeTo(OutputStream out) throws IOException {
		content.writeTo(out);
	}
}
