// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.adxen.xen.xl.internal.ssh.config.Patterns;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A line of a {@code known_hosts} file.
 *
 * @param marker what the key is for
 * @param hosts  patterns, or one hashed name
 * @param type   of the key; empty when the line has none
 * @param key    as it is sent; empty when it cannot be read
 * @param where  file and line, for people
 */
record KnownHostLine(Marker marker, String hosts, String type, byte[] key, String where) {

	enum Marker {
		NONE, REVOKED, AUTHORITY
	}

	private static final String HASHED = "|1|";

	/** Null for comments, empty lines and keys of the first protocol, which nobody speaks any more. */
	static @Nullable KnownHostLine parse(String text, String file, int number) {
		String[] words = text.strip().split("[ \t]+");
		if (words[0].isEmpty() || words[0].startsWith("#")) {
			return null;
		}
		Marker marker = switch (words[0]) {
		case "@revoked" -> Marker.REVOKED;
		case "@cert-authority" -> Marker.AUTHORITY;
		default -> Marker.NONE;
		};
		int at = marker == Marker.NONE ? 0 : 1;
		if (words.length <= at || words.length > at + 1 && words[at + 1].matches("[0-9]+")) {
			return null;
		}
		String type = words.length > at + 1 ? words[at + 1] : "";
		return new KnownHostLine(marker, words[at], type, decode(words.length > at + 2 ? words[at + 2] : "", type),
				file + ", line " + number);
	}

	/** Empty unless it is a key of that type. */
	private static byte[] decode(String text, String type) {
		try {
			byte[] key = Base64.getDecoder().decode(text);
			byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
			boolean whole = key.length > 4 + name.length && key[0] == 0 && key[1] == 0 && key[2] == 0 && key[3] == name.length
					&& Arrays.equals(key, 4, 4 + name.length, name, 0, name.length);
			return whole ? key : new byte[0];
		} catch (IllegalArgumentException e) {
			return new byte[0];
		}
	}

	/** Whether the line tells of the host known by this name. */
	boolean isAbout(String name) {
		return hosts.startsWith(HASHED) ? isHashOf(name) : Patterns.hostFits(hosts, name);
	}

	private boolean isHashOf(String name) {
		String[] parts = hosts.substring(HASHED.length()).split("\\|");
		try {
			var mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
			return parts.length == 2 && MessageDigest.isEqual(Base64.getDecoder().decode(parts[1]),
					mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
		} catch (GeneralSecurityException | IllegalArgumentException e) {
			return false;
		}
	}

	String sha256() {
		return key.length == 0 ? "" : Fingerprint.of(key);
	}
}
