// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a server showed to prove who it is, as found at one host and port. It proves identity but does not define it: two
 * hosts may share a key.
 *
 * @param host       as it was addressed
 * @param port       as it was addressed
 * @param kind       what was shown
 * @param sha256     fingerprint of the certificate (DER) or key, 64 lower-case hex digits
 * @param subject    the certificate's subject or the key's type, for showing only
 * @param validFrom  null for keys
 * @param validUntil null for keys
 */
public record PeerIdentity(String host, int port, Kind kind, String sha256, String subject, @Nullable Instant validFrom,
		@Nullable Instant validUntil) {

	/** A TLS certificate or an SSH host key. */
	public enum Kind {
		CERTIFICATE, HOST_KEY
	}

	/** The fingerprint as admins compare it: {@code AB:CD:…}. */
	public String fingerprint() {
		return fingerprint(sha256);
	}

	/** Any SHA-256 of hex digits in that form. */
	public static String fingerprint(String sha256) {
		return sha256.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
	}
}
