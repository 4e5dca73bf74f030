// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

/** Gives the same identifiers for the same seed and path, always and everywhere. */
public record Ids(String seed) {

	/** The uuid of the object at this path. */
	public String uuid(String path) {
		var bytes = ByteBuffer.wrap(digest(path));
		var high = bytes.getLong() & ~0xF000L | 0x4000L;
		var low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
		return new UUID(high, low).toString();
	}

	/** The reference of the object at this path. */
	public String ref(String path) {
		return "OpaqueRef:" + uuid(path + "/ref");
	}

	/** A number from 0 up to, but not including, the bound. */
	public int number(String path, int bound) {
		return Math.floorMod(ByteBuffer.wrap(digest(path)).getInt(), bound);
	}

	/** A MAC address of the range that Xen's vendor code owns. */
	public String mac(String path) {
		var bytes = digest(path);
		bytes[0] &= 0x7F;
		return "00:16:3e:" + HexFormat.ofDelimiter(":").formatHex(bytes, 0, 3);
	}

	private byte[] digest(String path) {
		try {
			return MessageDigest.getInstance("SHA-256").digest((seed + '/' + path).getBytes(StandardCharsets.UTF_8));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
