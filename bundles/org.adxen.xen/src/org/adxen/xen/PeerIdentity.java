// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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

	private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
	/** 32 bytes: the last of the 43 digits stands for four bits only. */
	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=?");

	/** A TLS certificate or an SSH host key. */
	public enum Kind {
		CERTIFICATE, HOST_KEY
	}

	/** The fingerprint as admins compare it: {@code AB:CD:…} of a certificate, {@code SHA256:…} of a key as OpenSSH writes it. */
	public String fingerprint() {
		return fingerprint(kind, sha256);
	}

	/** The same of what was expected rather than shown. */
	public static String fingerprint(Kind kind, String sha256) {
		return switch (kind) {
		case CERTIFICATE -> sha256.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
		case HOST_KEY -> "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(sha256));
		};
	}

	/**
	 * Reads a fingerprint as an admin typed or pasted it, in either form; of hex digits colons, spaces and case do not matter.
	 *
	 * @return 64 lower-case hex digits; empty when it is neither
	 */
	public static Optional<String> sha256Of(String typed) {
		String bare = typed.strip().replaceFirst("(?i)^sha-?256[: ]", "");
		String hex = bare.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
		if (HEX.matcher(hex).matches()) {
			return Optional.of(hex);
		}
		return BASE64.matcher(bare).matches() ? Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(bare))) : Optional.empty();
	}
}
