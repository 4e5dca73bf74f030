// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.adxen.discovery.Candidate;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // AssertJ says nothing of null
public class SeenFileTest {

	private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00.123456789Z");
	private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");
	private static final Sighting XAPI = new Sighting(new InetSocketAddress("192.0.2.1", 443), Sighting.XAPI, true, "8.3\tnew\nline",
			new Fingerprint(Fingerprint.CERTIFICATE, "ab".repeat(32)), Set.of("xen-1", "192.0.2.1", "a name\nof two lines"), null);
	private static final Sighting SSH = new Sighting(new InetSocketAddress("192.0.2.1", 22), Sighting.SSH, false, "", null, Set.of(), null);
	private static final Sighting SIX = new Sighting(new InetSocketAddress("2001:db8::7", 22), Sighting.SSH, false, "OpenSSH", null, Set.of(), null);

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private SeenFile file;

	@Before
	public void create() {
		file = new SeenFile(folder.getRoot().toPath());
	}

	@Test
	public void whatIsWrittenIsRead() throws Exception {
		file.change(seen -> {
			seen.found(new Candidate(1, List.of("xen-1", "xen-1.example"), List.of(XAPI, SSH), Set.of()), MONDAY, at -> false);
			seen.found(new Candidate(2, List.of(), List.of(SIX), Set.of()), MONDAY, at -> false);
		});
		file.change(seen -> seen.miss(TUESDAY, at -> at.getPort() == 443));

		SeenHosts read = file.read();
		assertThat(read.all()).hasSize(2);
		SeenHost one = read.get("ssh://192.0.2.1:22");
		assertThat(one.names()).containsExactly("xen-1", "xen-1.example");
		assertThat(one.firstSeen()).isEqualTo(MONDAY);
		assertThat(one.goneSince()).isEqualTo(TUESDAY);
		Sighting xapi = one.services().get(0).sighting();
		assertThat(xapi.at()).isEqualTo(XAPI.at());
		assertThat(xapi.tls()).isTrue();
		assertThat(xapi.version()).isEqualTo("8.3 new line");
		assertThat(xapi.fingerprint()).isEqualTo(XAPI.fingerprint());
		assertThat(xapi.names()).containsExactlyInAnyOrder("xen-1", "192.0.2.1", "a_name_of_two_lines");
		assertThat(read.get("ssh://2001:db8:0:0:0:0:0:7:22").goneSince()).isNull();
	}

	@Test
	public void linesThatAreNotUnderstoodCostOnlyThemselves() throws Exception {
		file.change(seen -> seen.found(new Candidate(1, List.of(), List.of(SSH), Set.of()), MONDAY, at -> false));
		Path path = folder.getRoot().toPath().resolve(SeenFile.FILE);
		Files.writeString(path, """
				xapi://192.0.2.9:443\t\t2026-01-02T03:04:05Z\tab\told format
				service\tssh\t192.0.2.9\t22\t\t\t\t\t\t
				host\t\t\tnever\tnever\t\t
				service\tssh\t192.0.2.9\t22\t\t\t\t\t\t
				host\t\t\t2026-01-02T03:04:05Z\t2026-01-02T03:04:05Z\t\t
				service\tssh\tname.example\t22\t\t\t\t\t\t
				service\tssh\t192.0.2.9\t99999\t\t\t\t\t\t
				service\tssh\t192.0.2.9\tx\t\t\t\t\t\t
				service
				""" + Files.readString(path));

		assertThat(file.read().all()).singleElement().satisfies(host -> assertThat(host.services().get(0).key()).isEqualTo("ssh://192.0.2.1:22"));
	}

	@Test
	public void aServiceThatIsGoneGoesAndOneThatWasNotLookedForStays() throws Exception {
		file.change(seen -> seen.found(new Candidate(1, List.of(), List.of(XAPI, SSH), Set.of()), MONDAY, at -> false));

		file.change(seen -> seen.found(new Candidate(1, List.of(), List.of(SSH), Set.of()), TUESDAY, at -> at.getPort() == 22));
		assertThat(file.read().all()).singleElement().satisfies(host -> assertThat(host.services()).hasSize(2));
		file.change(seen -> seen.found(new Candidate(1, List.of(), List.of(SSH), Set.of()), TUESDAY, at -> true));
		assertThat(file.read().all()).singleElement().satisfies(host -> {
			assertThat(host.services()).hasSize(1);
			assertThat(host.firstSeen()).isEqualTo(MONDAY);
			assertThat(host.lastSeen()).isEqualTo(TUESDAY);
		});
	}
}
