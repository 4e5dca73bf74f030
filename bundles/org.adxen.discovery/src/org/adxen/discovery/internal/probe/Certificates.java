// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

import org.adxen.discovery.Fingerprint;

/** What a certificate tells of its owner. */
final class Certificates {

	private Certificates() {
	}

	static Fingerprint fingerprint(X509Certificate certificate) {
		try {
			return new Fingerprint(Fingerprint.CERTIFICATE, sha256(certificate.getEncoded()));
		} catch (CertificateException e) {
			throw new IllegalStateException(e); // it was decoded a moment ago
		}
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e); // every JDK has it
		}
	}

	/** Common name and alternative names and addresses; XAPI's own certificate has both (gencert/selfcert.ml). */
	static Set<String> names(X509Certificate certificate) {
		var names = new LinkedHashSet<String>();
		try {
			new LdapName(certificate.getSubjectX500Principal().getName()).getRdns().stream().filter(r -> r.getType().equalsIgnoreCase("CN"))
					.forEach(r -> names.add(String.valueOf(r.getValue())));
			Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
			if (alternatives != null) {
				alternatives.stream().filter(a -> a.get(1) instanceof String).forEach(a -> names.add((String) a.get(1)));
			}
		} catch (InvalidNameException | GeneralSecurityException e) {
			return harmless(names); // what could be read
		}
		return harmless(names);
	}

	private static Set<String> harmless(Set<String> names) {
		var harmless = new LinkedHashSet<String>();
		names.stream().limit(32).map(n -> n.replaceAll("[\\p{C}\\s]+", " ").strip()).filter(n -> !n.isEmpty() && n.length() <= 253)
				.forEach(harmless::add);
		return harmless;
	}
}
