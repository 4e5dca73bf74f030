// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;
import org.junit.Assert;
import org.junit.Assume;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * Two real Xen hosts of tests/xenlab, logged in to as an admin of this machine would be. After each test they are as they were.
 * The property {@code adxen.lab} is the file that describes them, {@code none} where nobody said so, {@code left-out} where they are
 * not wanted.
 */
@SuppressWarnings("null") // the JDK says nothing of null
final class Lab extends ExternalResource {

	/** For what takes its time under emulation on a busy machine. */
	static final Duration PATIENCE = Duration.ofSeconds(120);
	private static final Duration BOOTED = Duration.ofSeconds(300);
	private static final String FILE = System.getProperty("adxen.lab", "none");

	private final TemporaryFolder folder = new TemporaryFolder();
	private final Properties properties = new Properties();
	private final LabHost[] hosts = new LabHost[2];

	@Override
	protected void before() throws Throwable {
		if (FILE.equals("none") && System.getenv("CI") != null) {
			Assert.fail("Continuous integration must run the tests on real Xen: start them with releng/verify, or leave them out with --no-lab.");
		}
		Assume.assumeFalse("skipped: there are no real Xen hosts; releng/verify boots them, or tests/xenlab/up 2 and -Dadxen.lab",
				FILE.equals("none") || FILE.equals("left-out"));
		Path path = Path.of(FILE);
		await().atMost(BOOTED).until(() -> Files.exists(path));
		try (Reader reader = Files.newBufferedReader(path)) {
			properties.load(reader);
		}
		assertThat(get("lab.failure")).as("why the hosts did not come up").isEmpty();
		folder.create();
		account("lab", "IdentityFile " + get("lab.key") + "\n", Files.readString(Path.of(get("lab.knownHosts"))));
	}

	@Override
	protected void after() {
		try {
			for (LabHost host : hosts) {
				if (host != null) {
					host.close();
				}
			}
		} finally {
			folder.delete();
		}
	}

	/** What the lab tells of itself; empty when it does not. */
	String get(String key) {
		return properties.getProperty(key, "");
	}

	/** An account of this machine with its own files of SSH, which knows the hosts by the names that they have for each other. */
	LocalAccount account(String name, String more, String knownHosts) throws IOException {
		Path home = folder.getRoot().toPath().resolve(name);
		Path ssh = Files.createDirectories(home.resolve(".ssh"));
		var config = new StringBuilder();
		for (int i = 1; i <= hosts.length; i++) {
			config.append("Host " + name(i) + "\n  HostName " + get("host." + i + ".address") + "\n  Port " + get("host." + i + ".port")
					+ "\n");
		}
		Files.writeString(ssh.resolve("config"), config + "Host *\n  IdentitiesOnly yes\n  " + more);
		Files.writeString(ssh.resolve("known_hosts"), knownHosts);
		return new LocalAccount(name, home, home.resolve("etc"), Map.of());
	}

	/** A file of this machine, for what a test needs. */
	Path file(String name) {
		return folder.getRoot().toPath().resolve(name);
	}

	String name(int host) {
		return get("host." + host + ".name");
	}

	Address address(int host) {
		return new Address("xl", false, name(host), 22);
	}

	/** Asks for what is known of nobody. */
	ConnectRequest request(int host, String user, String secret, Duration timeout) {
		return new ConnectRequest(address(host), new Credentials(user, Secret.of(secret.toCharArray())),
				presented -> new TrustPolicy.Unknown(), timeout, "/srv/repository");
	}

	SshLogin login() {
		Path home = file("lab");
		return new SshLogin(new LocalAccount("lab", home, home.resolve("etc"), Map.of()));
	}

	/** A connection as root by key, made when it is first asked for; made again if it broke. */
	LabHost host(int number) throws Exception {
		LabHost host = hosts[number - 1];
		if (host == null || !host.ssh().connected()) {
			host = open(number, PATIENCE);
			hosts[number - 1] = host;
			host.sh(alsoAt(number));
		}
		return host;
	}

	/**
	 * Lets the hosts reach each other by the names and ports by which this machine reaches them: a migration goes the same way. What
	 * serves the port already is left alone.
	 */
	private String alsoAt(int number) {
		var script = new StringBuilder("grep -q HostKeyAlias /root/.ssh/config || {\n");
		for (int i = 1; i <= hosts.length; i++) {
			script.append("printf 'Host %s\\n  HostKeyAlias %s\\n' " + name(i) + " " + name(i) + " >>/root/.ssh/config\n");
		}
		return script.append("}\n/usr/sbin/sshd -o PidFile=none -p " + get("host." + number + ".port") + " 2>/dev/null\nexit 0\n").toString();
	}

	/** One more connection, which the caller closes. */
	LabHost open(int number, Duration timeout) throws Exception {
		ConnectRequest request = request(number, "root", "", timeout);
		var ssh = login().open(request);
		return new LabHost(ssh, XlConnector.connect(ssh, request));
	}

	/** Makes the script of the lab do something: {@code hang 2}, {@code resume 2}. */
	void command(String verb, int host) throws Exception {
		Process process = new ProcessBuilder(get("lab.command"), verb, Integer.toString(host)).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(said).isZero();
	}
}
