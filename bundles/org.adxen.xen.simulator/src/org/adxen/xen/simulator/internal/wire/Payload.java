// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The body of an answer: its type, its exact length, and how to write it. A short one is kept, a long one is made again
 * while it is sent.
 */
public final class Payload {

	private final String contentType;
	private final long length;
	private final Consumer<ByteSink> content;
	private final byte[] kept;

	private Payload(String contentType, long length, Consumer<ByteSink> content, byte[] kept) {
		this.contentType = contentType;
		this.length = length;
		this.content = content;
		this.kept = kept;
	}

	/** A body that the function writes; it must write the same each time. */
	public static Payload of(String contentType, Consumer<ByteSink> content) {
		var counter = new ByteSink();
		content.accept(counter);
		return new Payload(contentType, counter.total(), content, counter.kept());
	}

	/** A body of text. */
	public static Payload of(String contentType, String text) {
		return of(contentType, text.getBytes(StandardCharsets.UTF_8));
	}

	/** A body of bytes. */
	public static Payload of(String contentType, byte[] bytes) {
		return new Payload(contentType, bytes.length, null, bytes);
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
	public void writeTo(OutputStream out) throws java.io.IOException {
		if (kept != null) {
			out.write(kept);
		} else {
			var sink = new ByteSink(out);
			content.accept(sink);
			sink.flush();
		}
	}
}
