// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.TrustPolicy.Changed;
import org.adxen.xen.TrustPolicy.Trusted;
import org.adxen.xen.TrustPolicy.Unknown;
import org.adxen.xen.XenFailure;

/**
 * Asks the {@link TrustPolicy} about the leaf certificate of each full handshake, and nothing else: Xen hosts have self-signed
 * certificates, so names and chains prove nothing. Being an extended manager it also takes over the JDK's check of host
 * names, for the connections that use it only.
 */
final class PolicyTrustManager extends X509ExtendedTrustManager {

	/** Not trusted; carries the failure up through the TLS layer. */
	static final class Untrusted extends CertificateException {

		private static final long serialVersionUID = 1L;

		private final transient XenFailure.Untrusted failure;

		Untrusted(XenFailure.Untrusted failure) {
			super("not trusted");
			this.failure = failure;
		}

		XenFailure.Untrusted failure() {
			return failure;
		}
	}

	private final TrustPolicy policy;

	PolicyTrustManager(TrustPolicy policy) {
		this.policy = policy;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
		check(chain[0], ((SSLSocket) socket).getHandshakeSession());
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
		check(chain[0], engine.getHandshakeSession());
	}

	/** Asks about what the handshake showed that began this session, however often it was resumed. */
	void check(SSLSession begun) throws CertificateException, SSLPeerUnverifiedException {
		check((X509Certificate) begun.getPeerCertificates()[0], begun);
	}

	private void check(X509Certificate leaf, SSLSession session) throws CertificateException {
		var presented = new PeerIdentity(session.getPeerHost(), session.getPeerPort(), PeerIdentity.Kind.CERTIFICATE,
				sha256(leaf), leaf.getSubjectX500Principal().getName(), leaf.getNotBefore().toInstant(),
				leaf.getNotAfter().toInstant());
		switch (policy.check(presented)) {
		case Trusted() -> {
		}
		case Unknown() -> throw new Untrusted(new XenFailure.Untrusted(presented, null));
		case Changed(String expected) -> throw new Untrusted(new XenFailure.Untrusted(presented, expected));
		}
	}

	private static String sha256(X509Certificate certificate) throws CertificateException {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
		} catch (NoSuchAlgorithmException e) {
			throw new CertificateException("SHA-256 is missing in this Java", e);
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("Trust cannot be decided without the connection.");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("AdXen is no server.");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}
}
