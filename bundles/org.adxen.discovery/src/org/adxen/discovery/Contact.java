// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

import java.security.cert.X509Certificate;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An open port that is being asked what it is. All conversations together are bounded in time
 * ({@link Limits#probeTimeout()}) and bytes (1 MiB); beyond that reading fails. For one thread at a time.
 */
public interface Contact {

	InetSocketAddress at();

	/**
	 * What the server says before it is asked anything, as Latin-1: up to the end of a line that begins with {@code SSH-}, or of
	 * 8 KiB. Empty when it says nothing (for 1 s; where SSH is usual, for the contact's time). Asked once and remembered; the
	 * conversation it was heard in goes on in the next {@link #open}.
	 */
	String greeting() throws IOException;

	/** A conversation in plain bytes. */
	Conversation open() throws IOException;

	/** A conversation over TLS; any certificate will do, as nothing secret is said. */
	Conversation openTls() throws IOException;

	/** A connection. Reads are bounded as the contact is. */
	interface Conversation extends Closeable {

		InputStream in();

		OutputStream out();

		/** What the server showed; null without TLS. */
		@Nullable
		X509Certificate certificate();

		@Override
		void close();
	}
}
