// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Test;

public class FailureTextTest {

	private static final Address HOST = Address.parse("xapi://xen-1.example");
	private static final PeerIdentity IDENTITY = new PeerIdentity("xen-1.example", 443, PeerIdentity.Kind.CERTIFICATE,
			"ab".repeat(32), "", null, null);

	@Test
	public void everyKindIsAWholeSentenceThatNamesTheObject() {
		var named = List.of(new XenFailure.Unreachable(HOST), new XenFailure.Authentication(HOST, "root"),
				new XenFailure.Untrusted(IDENTITY, null), new XenFailure.Untrusted(IDENTITY, "cd".repeat(32)),
				new XenFailure.Protocol(HOST));
		assertThat(named).allSatisfy(f -> assertThat(text(f)).matches(".*xen-1\\.example[^{]*\\."));
		var others = List.of(new XenFailure.BadPowerState(List.of("running"), "halted"), new XenFailure.NotEnoughMemory(-1, -1),
				new XenFailure.NotEnoughMemory(4L << 30, 1L << 30), new XenFailure.NotSupported(List.of("vtpm")),
				new XenFailure.NotFound("VM", "u"), new XenFailure.Cancelled(), new XenFailure.TimedOut(Duration.ofSeconds(20)));
		assertThat(others).allSatisfy(f -> assertThat(text(f)).matches("[^{]+\\."));
	}

	@Test
	public void aChangedIdentityShowsBothFingerprints() {
		assertThat(text(new XenFailure.Untrusted(IDENTITY, "cd".repeat(32)))).contains("AB:AB", "CD:CD");
	}

	@Test
	public void aKnownRefusalHasItsRemedyAndAnUnknownOneTheToolstacksWords() {
		assertThat(text(new XenFailure.Refused("HOST_DISABLED", List.of("ref")))).contains("maintenance");
		assertThat(text(new XenFailure.Refused("SOMETHING_NEW", List.of()))).contains("English words");
		assertThat(text(new XenFailure.Refused("ADXEN_SAME_POOL", List.of("It is the same."))).equals("It is the same.")).isTrue();
	}

	@Test
	public void theDetailIsWhatTheToolstackSaid() {
		var failure = new XenFailure.Refused("X", List.of());
		assertThat(FailureText.detail(new XenException(failure, "Sentence.", "X [a, b]", null))).isEqualTo("X [a, b]");
		assertThat(FailureText.detail(new XenException(failure, "Sentence."))).isEqualTo("Sentence.");
	}

	@Test
	public void everyStateIsASentence() {
		var why = new XenException(new XenFailure.Unreachable(HOST), "x");
		var states = List.of(new ConnectionState.NotWatched(), new ConnectionState.Connecting(1), new ConnectionState.Connecting(7),
				new ConnectionState.Connected(), new ConnectionState.Lost(why, Instant.EPOCH),
				new ConnectionState.NeedsTrust(IDENTITY, null), new ConnectionState.NeedsPassword("root", true),
				new ConnectionState.NeedsPassword("root", false));

		assertThat(states)
				.allSatisfy(s -> assertThat(FailureText.sentence(s, "Lab")).matches("[^{]*(Lab|xen-1\\.example)[^{]*\\."));
	}

	@Test
	public void bothLanguagesHaveTheSameSentencesWithTheSamePlaces() throws IOException {
		for (String folder : List.of("/org/adxen/fleet", "/org/adxen/fleet/query", "/org/adxen/fleet/internal",
				"/org/adxen/fleet/internal/connect", "/org/adxen/fleet/internal/environment", "/org/adxen/fleet/internal/secrets",
				"/org/adxen/fleet/internal/trust")) {
			Properties english = read(folder + "/messages.properties");
			Properties portuguese = read(folder + "/messages_pt_BR.properties");
			assertThat(portuguese.keySet()).isEqualTo(english.keySet());
			english.forEach((key, text) -> {
				for (String place : List.of("{0}", "{1}", "{2}")) {
					assertThat(portuguese.get(key).toString().contains(place)).isEqualTo(text.toString().contains(place));
				}
			});
		}
	}

	@Test
	public void sizesAreReadAsXensToolsDoAndWrittenInPowersOfTwo() {
		assertThat(ByteSize.parse("4GiB")).isEqualTo(4L << 30);
		assertThat(ByteSize.parse("4 GB")).isEqualTo(4L << 30);
		assertThat(ByteSize.parse("1.5T")).isEqualTo(3L << 39);
		assertThat(ByteSize.parse("512m")).isEqualTo(512L << 20);
		assertThat(ByteSize.parse("1024")).isEqualTo(1024);
		assertThat(ByteSize.format(3L << 29)).matches("1[.,]5 GiB");
		assertThat(ByteSize.format(512)).isEqualTo("512 B");
		assertThat(ByteSize.format(-1)).isEmpty();
	}

	private static Properties read(String resource) throws IOException {
		try (InputStream in = FailureTextTest.class.getResourceAsStream(resource)) {
			Properties properties = new Properties();
			properties.load(in);
			return properties;
		}
	}

	private static String text(XenFailure failure) {
		return FailureText.sentence(new XenException(failure, "English words of the connector."));
	}
}
