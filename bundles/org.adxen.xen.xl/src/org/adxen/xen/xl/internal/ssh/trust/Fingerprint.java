// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is told of a public key as it is sent. Pure. */
public final class Fingerprint {

	private static final int LONGEST_TYPE = 64;

	private Fingerprint() {
	}

	/** SHA-256 in lower-case hex digits. */
	public static String of(byte[] key) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("This Java has no SHA-256", e);
		}
	}

	/** The type that the key itself names; "unknown" when it names none. */
	public static String type(byte[] key) {
		if (key.length > 4) {
			int length = ByteBuffer.wrap(key).getInt();
			if (length > 0 && length <= LONGEST_TYPE && length <= key.length - 4) {
				return new String(key, 4, length, StandardCharsets.US_ASCII);
			}
		}
		return "unknown";
	}
}
