// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.xen.PeerIdentity.Kind;
import org.junit.Test;

public class PeerIdentityTest {

	/** {@code printf x | openssl sha256}, and the same bytes in base 64. */
	private static final String HEX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
	private static final String BASE64 = "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE";

	private static PeerIdentity identity(Kind kind) {
		return new PeerIdentity("xen-1", 22, kind, HEX, "ssh-ed25519", null, null);
	}

	@Test
	public void aKeyIsShownAsOpenSshShowsIt() {
		assertThat(identity(Kind.HOST_KEY).fingerprint()).isEqualTo("SHA256:" + BASE64);
	}

	@Test
	public void aCertificateIsShownInHexWithColons() {
		String shown = identity(Kind.CERTIFICATE).fingerprint();
		assertThat(shown).startsWith("2D:71:16:42");
		assertThat(shown).endsWith("48:81");
		assertThat(shown).hasSize(95);
	}

	@Test
	public void bothFormsAreReadHoweverTheyWereTyped() {
		assertThat(PeerIdentity.sha256Of("SHA256:" + BASE64)).contains(HEX);
		assertThat(PeerIdentity.sha256Of(" " + BASE64 + "= ")).contains(HEX);
		assertThat(PeerIdentity.sha256Of(identity(Kind.CERTIFICATE).fingerprint())).contains(HEX);
		assertThat(PeerIdentity.sha256Of("sha256 " + HEX.toUpperCase())).contains(HEX);
		assertThat(PeerIdentity.sha256Of("SHA-256: " + HEX.replaceAll("(....)", "$1 "))).contains(HEX);
	}

	@Test
	public void whatIsNoFingerprintIsNotRead() {
		assertThat(PeerIdentity.sha256Of("")).isEmpty();
		assertThat(PeerIdentity.sha256Of(HEX.substring(1))).isEmpty();
		assertThat(PeerIdentity.sha256Of("MD5:" + HEX)).isEmpty();
		// 43 digits, but with bits that no 32 bytes have
		assertThat(PeerIdentity.sha256Of(BASE64.replaceFirst(".$", "F"))).isEmpty();
	}
}
