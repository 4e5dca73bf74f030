// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.TrustPolicy;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TrustStoreTest {

	private static final PeerIdentity FIRST = identity("Host.Example", 443, "11".repeat(32));

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final List<String> logged = new ArrayList<>();
	private Path file;
	private TrustStore store;

	@Before
	public void open() {
		file = temporary.getRoot().toPath().resolve(TrustStore.FILE);
		store = reopened();
	}

	private TrustStore reopened() {
		return new TrustStore(temporary.getRoot().toPath(), (sentence, cause) -> logged.add(sentence));
	}

	@Test
	public void nothingIsTrustedUnasked() {
		assertThat(store.check(FIRST)).isInstanceOf(TrustPolicy.Unknown.class);
	}

	@Test
	public void whatIsTrustedIsKnownAgainWhateverTheCaseOfTheName() throws Exception {
		store.trust(FIRST);

		TrustStore again = reopened();
		assertThat(again.all()).containsExactly(FIRST);
		assertThat(again.check(identity("host.example", 443, FIRST.sha256()))).isInstanceOf(TrustPolicy.Trusted.class);
		assertThat(again.check(identity("host.example", 8443, FIRST.sha256()))).isInstanceOf(TrustPolicy.Unknown.class);
	}

	@Test
	public void anotherCertificateOrAnotherKindIsAChange() throws Exception {
		store.trust(FIRST);

		assertThat(store.check(identity("host.example", 443, "22".repeat(32))))
				.isEqualTo(new TrustPolicy.Changed(FIRST.sha256()));
		assertThat(store.check(
				new PeerIdentity("host.example", 443, PeerIdentity.Kind.HOST_KEY, FIRST.sha256(), "", null, null)))
				.isInstanceOf(TrustPolicy.Changed.class);
	}

	@Test
	public void whatIsDistrustedIsUnknownAgain() throws Exception {
		store.trust(FIRST);
		store.distrust(FIRST);

		assertThat(reopened().check(FIRST)).isInstanceOf(TrustPolicy.Unknown.class);
	}

	@Test
	public void twoProgramsLoseNothingOfEachOther() throws Exception {
		TrustStore other = reopened();
		PeerIdentity second = identity("b", 443, "22".repeat(32));

		store.trust(FIRST);
		other.trust(second);
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
		store.reload();

		assertThat(store.all()).containsExactly(FIRST, second);
	}

	@Test
	public void aLineThatIsNotUnderstoodIsToldOnceAndKept() throws Exception {
		Files.writeString(file, "something\tof\ta\tnewer\tAdXen\n");

		store = reopened();
		store.trust(FIRST);

		assertThat(logged).hasSize(1).first().asString().contains(TrustStore.FILE);
		assertThat(Files.readString(file)).contains("something\tof\ta\tnewer\tAdXen", FIRST.sha256());
	}

	@Test
	public void aServerWhoseLineIsGarbledDoesNotPassForNew() throws Exception {
		store.trust(FIRST);
		Files.writeString(file, Files.readString(file).replace(FIRST.sha256(), "garbled"));

		store = reopened();
		store.learn(List.of(FIRST));

		assertThat(store.check(FIRST)).isInstanceOf(TrustPolicy.Changed.class);
		assertThat(store.check(identity("host.example", 8443, FIRST.sha256()))).isInstanceOf(TrustPolicy.Unknown.class);
		store.trust(FIRST);
		assertThat(store.check(FIRST)).isInstanceOf(TrustPolicy.Trusted.class);
	}

	@Test
	public void whileTheFileCannotBeReadNobodyPassesForNew() throws Exception {
		Files.createDirectory(file);

		store = reopened();

		assertThat(store.whyUnreadable()).hasValueSatisfying(why -> assertThat(why).contains(TrustStore.FILE));
		assertThat(store.check(FIRST)).isInstanceOf(TrustPolicy.Changed.class);
	}

	private static PeerIdentity identity(String host, int port, String sha256) {
		return new PeerIdentity(host, port, PeerIdentity.Kind.CERTIFICATE, sha256, "CN=" + host,
				Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
	}
}
