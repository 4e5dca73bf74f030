// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate as a fresh XAPI host has one (xapi ocaml/gencert/selfcert.ml: common name and alternative
 * names are the host's name and addresses). The key is Ed25519 and follows from the seed, and so does its signature: the
 * same seed gives the same fingerprint on every machine and at every start, so that trust once given to a simulated pool
 * lasts. Such a key protects nothing and need not.
 */
public final class SelfSigned {

	private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
			.withZone(ZoneOffset.UTC);
	private static final byte[] ED25519 = sequence(der(0x06, 0x2B, 0x65, 0x70));
	/** Fixed, because a certificate that changed with the day would not be the same one tomorrow. */
	private static final Instant NOT_BEFORE = Instant.parse("2025-03-19T04:16:24Z");
	private static final Instant NOT_AFTER = Instant.parse("2045-03-14T04:16:24Z");

	private final X509Certificate certificate;
	private final KeyPair keys;

	private SelfSigned(X509Certificate certificate, KeyPair keys) {
		this.certificate = certificate;
		this.keys = keys;
	}

	/** Makes the certificate of a host with this name and IPv4 address. */
	public static SelfSigned create(String host, byte[] address, String seed) {
		try {
			var generator = KeyPairGenerator.getInstance("Ed25519");
			generator.initialize(255, new Repeatable(seed));
			var keys = generator.generateKeyPair();
			var body = body(host, address, keys, sha256(seed.getBytes(StandardCharsets.UTF_8)));
			var signer = Signature.getInstance("Ed25519");
			signer.initSign(keys.getPrivate());
			signer.update(body);
			var encoded = sequence(body, ED25519, bits(signer.sign()));
			var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
					.generateCertificate(new ByteArrayInputStream(encoded));
			return new SelfSigned(certificate, keys);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("This Java runtime cannot make an Ed25519 certificate", e);
		}
	}

	/** RFC 5280, section 4.1: TBSCertificate. */
	private static byte[] body(String host, byte[] address, KeyPair keys, byte[] digest) {
		var commonName = sequence(der(0x06, 0x55, 0x04, 0x03), der(0x0C, host.getBytes(StandardCharsets.UTF_8)));
		var name = sequence(tagged(0x31, commonName));
		var validity = sequence(time(NOT_BEFORE), time(NOT_AFTER));
		var alternatives = sequence(der(0x82, host.getBytes(StandardCharsets.US_ASCII)), der(0x87, address));
		var extension = sequence(der(0x06, 0x55, 0x1D, 0x11), der(0x04, alternatives));
		var serial = new BigInteger(1, java.util.Arrays.copyOf(digest, 16));
		return sequence(tagged(0xA0, der(0x02, 2)), der(0x02, serial.toByteArray()), ED25519, name, validity, name,
				keys.getPublic().getEncoded(), tagged(0xA3, sequence(extension)));
	}

	private static byte[] time(Instant instant) {
		return der(0x18, GENERALIZED.format(instant).getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] bits(byte[] content) {
		return tagged(0x03, new byte[1], content);
	}

	private static byte[] sequence(byte[]... parts) {
		return tagged(0x30, parts);
	}

	private static byte[] der(int tag, int... content) {
		var bytes = new byte[content.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) content[i];
		return tagged(tag, bytes);
	}

	private static byte[] der(int tag, byte[] content) {
		return tagged(tag, content);
	}

	private static byte[] tagged(int tag, byte[]... parts) {
		var content = new ByteArrayOutputStream();
		for (byte[] part : parts)
			content.writeBytes(part);
		var out = new ByteArrayOutputStream();
		out.write(tag);
		var length = content.size();
		if (length >= 256) {
			out.write(0x82);
			out.write(length >> 8);
		} else if (length >= 128) {
			out.write(0x81);
		}
		out.write(length);
		out.writeBytes(content.toByteArray());
		return out.toByteArray();
	}

	private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
		return MessageDigest.getInstance("SHA-256").digest(bytes);
	}

	/** The certificate. */
	public X509Certificate certificate() {
		return certificate;
	}

	/** SHA-256 of the certificate in lower-case hex. */
	public String fingerprint() {
		return fingerprint("SHA-256");
	}

	/** A digest of the certificate in lower-case hex. */
	public String fingerprint(String algorithm) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What a server needs to show this certificate. */
	public SSLContext context() {
		try {
			var store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry("host", keys.getPrivate(), new char[0], new X509Certificate[] { certificate });
			var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(store, new char[0]);
			var context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			return context;
		} catch (GeneralSecurityException | IOException e) {
			throw new IllegalStateException("This Java runtime cannot serve TLS with an Ed25519 key", e);
		}
	}

	/** Gives the bytes that follow from a seed, on every Java runtime the same. */
	private static final class Repeatable extends SecureRandom {

		private static final long serialVersionUID = 1L;

		private final String seed;
		private int block;

		Repeatable(String seed) {
			this.seed = seed;
		}

		@Override
		public void nextBytes(byte[] bytes) {
			try {
				for (int i = 0; i < bytes.length; i += 32) {
					var digest = sha256((seed + '/' + block++).getBytes(StandardCharsets.UTF_8));
					System.arraycopy(digest, 0, bytes, i, Math.min(32, bytes.length - i));
				}
			} catch (GeneralSecurityException e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
