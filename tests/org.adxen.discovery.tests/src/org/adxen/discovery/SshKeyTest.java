// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import java.security.MessageDigest;

import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The host key that a real SSH server shows, over every key exchange that is understood. */
public class SshKeyTest {

	private static final Path SSHD = Path.of("/usr/sbin/sshd");

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void isTheOneOfTheServer() throws Exception {
		if (System.getenv("CI") == null) {
			Assume.assumeTrue("no sshd here", Files.isExecutable(SSHD));
		}
		Path key = folder.getRoot().toPath().resolve("key");
		assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()).start().waitFor()).isZero();
		byte[] blob = Base64.getDecoder().decode(Files.readString(Path.of(key + ".pub")).split(" ")[1]);
		String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(blob));
		for (String exchange : List.of("curve25519-sha256", "ecdh-sha2-nistp256", "diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1")) {
			Process sshd = null;
			int port = free();
			try {
				sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", "/dev/null", "-h", key.toString(), "-p", Integer.toString(port), "-o",
						"ListenAddress=127.0.0.1", "-o", "PidFile=none", "-o", "KexAlgorithms=" + exchange)
						.redirectErrorStream(true).start();
				String said = "";
				while (!said.contains("Server listening")) {
					said = sshd.inputReader().readLine();
					assertThat(said).isNotNull();
				}

				Found found = Found.in("127.0.0.1:" + port, Limits.DEFAULT, 4);

				assertThat(found.sightings()).as(exchange).singleElement().satisfies(seen -> {
					assertThat(seen.kind()).isEqualTo(Sighting.SSH);
					assertThat(seen.version()).startsWith("OpenSSH");
					assertThat(seen.fingerprint()).isEqualTo(new Fingerprint("ssh-ed25519", sha256));
				});
			} finally {
				if (sshd != null) {
					sshd.destroy();
					sshd.waitFor(10, TimeUnit.SECONDS);
				}
			}
		}
	}

	private static int free() throws Exception {
		try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}
}
