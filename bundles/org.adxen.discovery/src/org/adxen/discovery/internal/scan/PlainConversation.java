// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;

import org.adxen.discovery.Contact.Conversation;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** A conversation in plain bytes. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class PlainConversation implements Conversation {

	private final InputStream in;
	private final OutputStream out;
	private final Runnable hangUp;

	PlainConversation(Socket socket, InputStream in, Runnable hangUp) throws IOException {
		this.in = in;
		this.out = socket.getOutputStream();
		this.hangUp = hangUp;
	}

	@Override
	public InputStream in() {
		return in;
	}

	@Override
	public OutputStream out() {
		return out;
	}

	@Override
	public @Nullable X509Certificate certificate() {
		return null;
	}

	@Override
	public void close() {
		hangUp.run();
	}
}
