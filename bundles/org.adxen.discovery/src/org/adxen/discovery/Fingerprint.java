// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

/**
 * What a server showed to tell itself from others. A claim: that it owns the private key is proven by whoever logs in.
 *
 * @param type   {@code "x509"} of a TLS certificate, else the type of the SSH host key as SSH names it (RFC 4253 §6.6), e.g.
 *               {@code "ssh-ed25519"}
 * @param sha256 of the certificate (DER) or the key (SSH wire format), 64 lower-case hex digits
 */
public record Fingerprint(String type, String sha256) {

	/** Of a TLS certificate. */
	public static final String CERTIFICATE = "x509";
}
