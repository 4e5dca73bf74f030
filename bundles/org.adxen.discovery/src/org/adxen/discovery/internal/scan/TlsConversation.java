// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.adxen.discovery.Contact.Conversation;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A conversation over TLS with whoever it is. A server that shows its certificate and then wants one of ours still has shown it:
 * then there is a conversation in which nothing can be said.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class TlsConversation implements Conversation {

	private final InputStream in;
	private final OutputStream out;
	private final X509Certificate certificate;
	private final Runnable hangUp;

	private TlsConversation(InputStream in, OutputStream out, X509Certificate certificate, Runnable hangUp) {
		this.in = in;
		this.out = out;
		this.certificate = certificate;
		this.hangUp = hangUp;
	}

	static Conversation begin(Socket socket, InetSocketAddress at, UnaryOperator<InputStream> bound, Runnable hangUp) throws IOException {
		var shown = new Shown();
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { shown }, null);
			var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, at.getAddress().getHostAddress(), at.getPort(), true);
			try {
				tls.startHandshake();
			} catch (IOException e) {
				if (shown.certificate == null) {
					throw e;
				}
			}
			X509Certificate certificate = shown.certificate;
			if (certificate == null) {
				throw new IOException("it showed no certificate");
			}
			return new TlsConversation(bound.apply(tls.getInputStream()), tls.getOutputStream(), certificate, hangUp);
		} catch (GeneralSecurityException e) {
			hangUp.run();
			throw new IOException(e);
		} catch (IOException | RuntimeException e) {
			hangUp.run();
			throw e;
		}
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
		return certificate;
	}

	@Override
	public void close() {
		hangUp.run();
	}

	/** Takes any certificate and remembers it. */
	@NonNullByDefault({}) // the JDK is not annotated
	private static final class Shown extends X509ExtendedTrustManager {
		private X509Certificate certificate;

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
			certificate = chain[0];
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
			certificate = chain[0];
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
			certificate = chain[0];
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
			throw new IllegalStateException("there are no clients");
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
			throw new IllegalStateException("there are no clients");
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			throw new IllegalStateException("there are no clients");
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
