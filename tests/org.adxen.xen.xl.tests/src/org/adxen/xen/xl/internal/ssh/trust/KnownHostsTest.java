// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.adxen.xen.xl.internal.ssh.trust.KnownHosts.Changed;
import org.adxen.xen.xl.internal.ssh.trust.KnownHosts.Known;
import org.adxen.xen.xl.internal.ssh.trust.KnownHosts.Revoked;
import org.adxen.xen.xl.internal.ssh.trust.KnownHosts.Silent;
import org.adxen.xen.xl.internal.ssh.trust.KnownHosts.Verdict;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // AssertJ says nothing of null
public class KnownHostsTest {

	private static final String RSA = "ssh-rsa";
	private static final String ED = "ssh-ed25519";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** A key in the form it is sent in; the seed makes it another. */
	private static byte[] key(String type, int seed) {
		try {
			var bytes = new ByteArrayOutputStream();
			var out = new DataOutputStream(bytes);
			out.writeInt(type.length());
			out.writeBytes(type);
			out.writeInt(4);
			out.writeInt(seed);
			return bytes.toByteArray();
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String line(String hosts, String type, int seed) {
		return hosts + " " + type + " " + Base64.getEncoder().encodeToString(key(type, seed)) + " a comment";
	}

	private final List<String> lines = new ArrayList<>();

	private KnownHosts read(String host, int port, String alias) throws IOException {
		Path file = Files.write(temporary.getRoot().toPath().resolve("known_hosts"), lines);
		return KnownHosts.read(List.of(file, file.resolveSibling("not-there")), HostName.of(host, port, alias),
				path -> path.getFileName().toString());
	}

	private Verdict check(String host, int port, String type, int seed) throws IOException {
		return read(host, port, "").check(type, key(type, seed));
	}

	@Test
	public void saysWhichKeyIsWhose() throws Exception {
		lines.addAll(List.of("", "# db ssh-rsa", line("db,10.0.0.1", ED, 1), "\t" + line("*.example,!web.*", RSA, 2), line("[db]:2222", ED, 3)));
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Known());
		assertThat(check("10.0.0.1", 22, ED, 1)).isEqualTo(new Known());
		assertThat(check("DB", 22, ED, 1)).isEqualTo(new Known());
		assertThat(check("a.example", 22, RSA, 2)).isEqualTo(new Known());
		assertThat(check("web.example", 22, RSA, 2)).isEqualTo(new Silent(""));
		assertThat(check("other", 22, ED, 1)).isEqualTo(new Silent(""));
		assertThat(check("db", 2222, ED, 3)).isEqualTo(new Known());
	}

	@Test
	public void anotherKeyIsAChangeOfWhateverType() throws Exception {
		lines.addAll(List.of(line("db", RSA, 1), line("db", ED, 2)));
		assertThat(check("db", 22, ED, 9)).isEqualTo(new Changed(Fingerprint.of(key(ED, 2)), ED, "known_hosts, line 2"));
		assertThat(check("db", 22, "ecdsa-sha2-nistp256", 9))
				.isEqualTo(new Changed(Fingerprint.of(key(RSA, 1)), RSA, "known_hosts, line 1"));
		assertThat(read("db", 22, "").types()).containsExactly(RSA, ED);
	}

	@Test
	public void oneOfSeveralKeysIsEnough() throws Exception {
		lines.addAll(List.of(line("db", ED, 1), line("d*", ED, 2)));
		assertThat(check("db", 22, ED, 2)).isEqualTo(new Known());
	}

	@Test
	public void theSameKeyUnderTheBareNameIsEnoughButAnotherSaysNothing() throws Exception {
		lines.addAll(List.of(line("db", ED, 1)));
		assertThat(check("db", 2222, ED, 1)).isEqualTo(new Known());
		assertThat(check("db", 2222, ED, 2)).isEqualTo(new Silent(""));
		assertThat(read("db", 2222, "").types()).isEmpty();
	}

	@Test
	public void anAliasStandsForNameAndPort() throws Exception {
		lines.addAll(List.of(line("xen-1", ED, 1), line("db", ED, 2)));
		assertThat(read("db", 2222, "xen-1").check(ED, key(ED, 1))).isEqualTo(new Known());
		assertThat(read("db", 22, "xen-1").check(ED, key(ED, 2))).isInstanceOf(Changed.class);
	}

	@Test
	public void revokedKeysAreNeverTaken() throws Exception {
		lines.addAll(List.of(line("db", ED, 1), "@revoked " + line("*", ED, 1)));
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Revoked("known_hosts, line 2"));
		assertThat(check("db", 2222, ED, 1)).isInstanceOf(Revoked.class);
		assertThat(check("db", 22, ED, 2)).isInstanceOf(Changed.class);
		assertThat(check("web", 22, ED, 2)).as("another key of a host that has a revoked one").isEqualTo(new Silent(""));
	}

	@Test
	public void authoritiesAreNamedNotAsked() throws Exception {
		lines.addAll(List.of("@cert-authority " + line("*.example", ED, 1)));
		assertThat(check("db.example", 22, ED, 1)).isEqualTo(new Silent("known_hosts, line 1"));
	}

	@Test
	public void whatCannotBeReadCountsAsAnotherKey() throws Exception {
		lines.addAll(List.of("db ssh-ed25519 not*base64"));
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Changed("", ED, "known_hosts, line 1"));
		lines.set(0, "db");
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Changed("", "", "known_hosts, line 1"));
		lines.set(0, "db ssh-ed25519 " + Base64.getEncoder().encodeToString(key(RSA, 1)));
		assertThat(check("db", 22, ED, 1)).isInstanceOf(Changed.class);
		lines.set(0, "db 1024 35 1234567 old@protocol");
		assertThat(check("db", 22, ED, 1)).as("nobody speaks the first protocol").isEqualTo(new Silent(""));
		lines.add(line("db", ED, 1));
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Known());
	}

	@Test
	public void aFileThatCannotBeReadCountsAsAnotherKey() throws Exception {
		Assume.assumeFalse("root may read everything", System.getProperty("user.name").equals("root"));
		lines.add(line("web", ED, 1));
		Path file = Files.write(temporary.getRoot().toPath().resolve("known_hosts"), lines);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
		assertThat(KnownHosts.read(List.of(file), HostName.of("db", 22, ""), Path::toString).check(ED, key(ED, 1)))
				.isInstanceOf(Changed.class);
	}

	@Test
	public void hashedNamesAreFound() throws Exception {
		// ssh-keygen -H of OpenSSH 9.2 made of "db" and "[db]:2222"
		lines.addAll(List.of(line("|1|KYWBdp/x63G2qqNOW54SiYU+HSs=|z1IhfKcoGWlTbNf6Autu2xTnGWg=", ED, 1),
				line("|1|jNlkccuqd0PKDKExXqufw4s0TsQ=|dENQ4n5AO8I0YWUmOP/toCw/gL0=", ED, 2),
				line("|1|broken", ED, 3), line("|1|a|b|c", ED, 4)));
		assertThat(check("db", 22, ED, 1)).isEqualTo(new Known());
		assertThat(check("db", 2222, ED, 2)).isEqualTo(new Known());
		assertThat(check("web", 22, ED, 1)).isEqualTo(new Silent(""));
	}
}
