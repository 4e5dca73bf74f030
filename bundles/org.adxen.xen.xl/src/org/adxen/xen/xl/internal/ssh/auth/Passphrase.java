// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.adxen.xen.Secret;

import com.jcraft.jsch.KeyPair;

/** A secret as the passphrase of keys. */
final class Passphrase {

	private final Secret secret;

	Passphrase(Secret secret) {
		this.secret = secret;
	}

	boolean isEmpty() {
		return secret.isEmpty();
	}

	/** Whether the key can be used now. */
	boolean opens(KeyPair key) {
		if (!key.isEncrypted()) {
			return true;
		}
		if (secret.isEmpty()) {
			return false;
		}
		char[] chars = secret.chars();
		ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
		byte[] exact = Arrays.copyOf(bytes.array(), bytes.limit());
		try {
			return key.decrypt(exact);
		} finally {
			Arrays.fill(chars, '\0');
			Arrays.fill(bytes.array(), (byte) 0);
			Arrays.fill(exact, (byte) 0);
		}
	}
}
