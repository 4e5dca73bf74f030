// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * The key that a host proves itself with. Equal seeds give equal keys, so that a demo fleet is known again.
 *
 * @param pair        the keys
 * @param fingerprint SHA-256 of the public key in hex
 */
record HostKey(KeyPair pair, String fingerprint) {

	static HostKey of(String seed) {
		try {
			var generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"), new Repeatable(seed));
			var pair = generator.generateKeyPair();
			var blob = new ByteArrayBuffer();
			blob.putRawPublicKey(pair.getPublic());
			return new HostKey(pair, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(blob.getCompactData())));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("This Java has no elliptic curves", e);
		}
	}

	/** Not random at all, which is what a simulator needs and nothing else. */
	private static final class Repeatable extends SecureRandom {

		private static final long serialVersionUID = 1;

		Repeatable(String seed) {
			super(new Source(seed), null);
		}
	}

	private static final class Source extends SecureRandomSpi {

		private static final long serialVersionUID = 1;

		private final String seed;
		private int number;

		Source(String seed) {
			this.seed = seed;
		}

		@Override
		protected void engineSetSeed(byte[] more) {
			// stays as it is
		}

		@Override
		protected void engineNextBytes(byte[] bytes) {
			try {
				for (int i = 0; i < bytes.length; i += 32) {
					var block = MessageDigest.getInstance("SHA-256")
							.digest(("host key/" + seed + '/' + number++).getBytes(StandardCharsets.UTF_8));
					System.arraycopy(block, 0, bytes, i, Math.min(32, bytes.length - i));
				}
			} catch (GeneralSecurityException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		protected byte[] engineGenerateSeed(int count) {
			var so = new byte[count];
			engineNextBytes(so);
			return so;
		}
	}
}
