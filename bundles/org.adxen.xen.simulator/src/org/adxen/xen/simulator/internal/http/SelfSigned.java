// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate as a fresh XAPI host has one (xapi ocaml/gencert/selfcert.ml: RSA of 2048 bits; common name and
 * alternative names are the host's name and addresses). It follows from the host and the seed: the same fingerprint on every
 * machine and at every start, so that trust once given to a simulated pool lasts. All of them use one key, which everybody
 * can read here: it protects nothing and need not.
 */
public final class SelfSigned {

	private static final BigInteger P = new BigInteger("f88f88178a745c2a8d8ca169bb3369cb3f479911bf11fb8f286dee14a141645fb7868e547a4c494740e8a2206c7c8eb0"
			+ "c2ee9c0a415c850ccf90f4a4fc7f99cbea0781b7a035c08175d909cc7b4201dcf0ba12b8fa48574f3b8f6dd4cf91e493"
			+ "4699d7035c0ee66a333425acb215432bd186757f903265d1bef86c1bddfc40c5", 16);
	private static final BigInteger Q = new BigInteger("f906000c05be90561c0fad6fb2bd78de6ff0a52bf70ace638660f4e5915ef2c79f8bd8d75239f2968b3abc70822a9615"
			+ "a1864474fbccf5f7756b9647f9c26fab12279d7047a9ac49be20e6a9e47ed91ac9a3f52ac29143f3be12df8a143f46d9"
			+ "1f8899d3989e50eb988295b1f95015f2d380e0a3e4cc117e5fa3f4815532191b", 16);
	private static final BigInteger E = BigInteger.valueOf(65537);

	private static final DateTimeFormatter GENERALIZED = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
			.withZone(ZoneOffset.UTC);
	/** sha256WithRSAEncryption, RFC 4055. */
	private static final byte[] ALGORITHM = sequence(der(0x06, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B),
			der(0x05));
	/** Fixed, because a certificate that changed with the day would not be the same one tomorrow. */
	private static final Instant NOT_BEFORE = Instant.parse("2025-03-19T04:16:24Z");
	private static final Instant NOT_AFTER = Instant.parse("2045-03-14T04:16:24Z");

	private final X509Certificate certificate;
	private final PrivateKey key;

	private SelfSigned(X509Certificate certificate, PrivateKey key) {
		this.certificate = certificate;
		this.key = key;
	}

	/** Makes the certificate of a host with this name and IPv4 address. */
	public static SelfSigned create(String host, byte[] address, String seed) {
		try {
			var keys = keys();
			var body = body(host, address, keys, sha256(seed.getBytes(StandardCharsets.UTF_8)));
			var signer = Signature.getInstance("SHA256withRSA");
			signer.initSign(keys.getPrivate());
			signer.update(body);
			var encoded = sequence(body, ALGORITHM, bits(signer.sign()));
			var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
					.generateCertificate(new ByteArrayInputStream(encoded));
			return new SelfSigned(certificate, keys.getPrivate());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("This Java runtime cannot make a certificate", e);
		}
	}

	private static KeyPair keys() throws GeneralSecurityException {
		var one = BigInteger.ONE;
		var modulus = P.multiply(Q);
		var exponent = E.modInverse(P.subtract(one).multiply(Q.subtract(one)));
		var factory = KeyFactory.getInstance("RSA");
		return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(modulus, E)),
				factory.generatePrivate(new RSAPrivateCrtKeySpec(modulus, E, exponent, P, Q, exponent.mod(P.subtract(one)),
						exponent.mod(Q.subtract(one)), Q.modInverse(P))));
	}

	/** RFC 5280, section 4.1: TBSCertificate. */
	private static byte[] body(String host, byte[] address, KeyPair keys, byte[] digest) {
		var commonName = sequence(der(0x06, 0x55, 0x04, 0x03), der(0x0C, host.getBytes(StandardCharsets.UTF_8)));
		var name = sequence(tagged(0x31, commonName));
		var validity = sequence(time(NOT_BEFORE), time(NOT_AFTER));
		var alternatives = sequence(der(0x82, host.getBytes(StandardCharsets.US_ASCII)), der(0x87, address));
		var extension = sequence(der(0x06, 0x55, 0x1D, 0x11), der(0x04, alternatives));
		var serial = new BigInteger(1, Arrays.copyOf(digest, 16));
		return sequence(tagged(0xA0, der(0x02, 2)), der(0x02, serial.toByteArray()), ALGORITHM, name, validity, name,
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
			store.setKeyEntry("host", key, new char[0], new X509Certificate[] { certificate });
			var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(store, new char[0]);
			var context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			return context;
		} catch (GeneralSecurityException | IOException e) {
			throw new IllegalStateException("This Java runtime cannot serve TLS", e);
		}
	}
}
