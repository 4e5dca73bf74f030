// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.HostConsole;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.console.SshConsole;
import org.adxen.xen.xl.internal.files.SshFiles;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The same with real hosts, where the lab runs (tests/xenlab). */
@SuppressWarnings("null") // AssertJ says nothing of null
public class LabTest {

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final Properties lab = new Properties();
	private final List<RemoteHost> hosts = new ArrayList<>();

	@Before
	public void connect() throws Exception {
		String file = System.getProperty("adxen.lab", "none");
		Assume.assumeFalse("needs the Xen lab", file.equals("none"));
		Path path = Path.of(file);
		await().atMost(Duration.ofSeconds(300)).until(() -> Files.exists(path));
		try (Reader reader = Files.newBufferedReader(path)) {
			lab.load(reader);
		}
		assertThat(lab.getProperty("lab.failure")).as("why the lab did not come up").isNull();
		Assume.assumeTrue("needs two hosts", Integer.parseInt(lab.getProperty("lab.hosts", "0")) >= 2);
		Path home = temporary.getRoot().toPath();
		Path ssh = Files.createDirectories(home.resolve(".ssh"));
		Files.copy(Path.of(lab.getProperty("lab.knownHosts")), ssh.resolve("known_hosts"));
		Files.writeString(ssh.resolve("config"), "IdentitiesOnly yes\nIdentityFile " + lab.getProperty("lab.key") + "\n");
		var login = new SshLogin(new LocalAccount("root", home, home.resolve("etc"), Map.of()));
		for (int i = 1; i <= 2; i++) {
			var address = new Address("xl", false, lab.getProperty("host." + i + ".address"),
					Integer.parseInt(lab.getProperty("host." + i + ".port")));
			hosts.add(login.open(new ConnectRequest(address, new Credentials("root", Secret.none()), shown -> new TrustPolicy.Unknown(),
					PATIENCE)));
		}
	}

	@After
	public void disconnect() throws Exception {
		for (RemoteHost host : hosts) {
			sh(host, "xl destroy pvh1 2>/dev/null; rm -rf /root/adxen-try; exit 0");
			host.close();
		}
	}

	private static String sh(RemoteHost host, String script) throws Exception {
		RemoteHost.Result result = host.run(script, new byte[0], 1 << 20, PATIENCE);
		assertThat(result.code()).as(script + ": " + result.error()).isZero();
		return result.text();
	}

	private SameDomain create(RemoteHost host) throws Exception {
		sh(host, "xl create /root/guests/pvh1.cfg && i=0; while ! tail -n 1 /var/log/xen/console/guest-pvh1.log | grep -q tick;"
				+ " do i=$((i+1)); [ $i -lt 100 ] || exit 1; sleep 0.5; done");
		return find(host);
	}

	private static SameDomain find(RemoteHost host) throws Exception {
		String[] row = sh(host, "xl vm-list | grep ' pvh1 *$'").strip().split("\\s+");
		return new SameDomain(Integer.parseInt(row[1]), row[0], row[2]);
	}

	private static int running(RemoteHost host) throws Exception {
		return (int) sh(host, "xl list | tail -n +3").lines().filter(row -> row.matches("pvh1 .*\\s[r-][b-]----\\s.*")).count();
	}

	private XenTask migrate(SameDomain domain, Optional<Duration> limit) throws Exception {
		RemoteHost source = hosts.get(0);
		return new Migration(TwoHosts.party(source), new RemoteJobs(source), TwoHosts.party(hosts.get(1)),
				new Route("root", lab.getProperty("host.2.linkAddress"), 22), limit).start(domain);
	}

	@Test
	public void aDomainMovesWhileItRuns() throws Exception {
		SameDomain domain = create(hosts.get(0));
		XenTask task = migrate(domain, Optional.empty());
		var told = new ArrayList<Double>();
		assertThat(task.await(told::add)).isEmpty();
		assertThat(running(hosts.get(0))).isZero();
		assertThat(running(hosts.get(1))).isEqualTo(1);
		assertThat(find(hosts.get(1)).uuid()).isEqualTo(domain.uuid());
		assertThat(told).isSorted().hasSizeGreaterThan(2);
	}

	@Test
	public void aCancelledMigrationLeavesOneDomain() throws Exception {
		SameDomain domain = create(hosts.get(0));
		XenTask task = migrate(domain, Optional.empty());
		var failure = catchThrowableOfType(XenException.class, () -> task.await(done -> {
			if (done > 0.2) {
				try {
					task.cancel();
				} catch (XenException | InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}
		}));
		assertThat(failure.failure()).as(failure.getMessage() + failure.detail()).isEqualTo(new XenFailure.Cancelled());
		assertThat(running(hosts.get(0))).isEqualTo(1);
		assertThat(sh(hosts.get(1), "xl list | tail -n +3")).isEmpty();
		assertThat(find(hosts.get(0))).isEqualTo(domain);
	}

	/** The end of the library's own ways: a domain whose migration was killed after it was suspended. */
	@Test
	public void aSuspendedDomainIsMadeToGoOn() throws Exception {
		SameDomain domain = create(hosts.get(0));
		sh(hosts.get(0), "mkfifo /root/adxen-try; (head -c 1000000 >/dev/null; sleep 300) </root/adxen-try >/dev/null 2>&1 &"
				+ " xl save " + domain.domid() + " /root/adxen-try >/dev/null 2>&1 & x=$!; i=0;"
				+ " until xl list " + domain.domid() + " | grep -q -e '[-p]s-- '; do i=$((i+1)); [ $i -lt 100 ] || exit 1; sleep 0.2; done;"
				+ " kill -9 $x $(ps -eo pid,ppid | while read -r p of; do [ \"$of\" = $x ] && echo $p; done)");
		assertThat(running(hosts.get(0))).isZero();
		sh(hosts.get(0), "(trap '' XFSZ; ulimit -f 64; xl save -c " + domain.domid() + " /root/unwanted); rm -f /root/unwanted");
		assertThat(running(hosts.get(0))).isEqualTo(1);
		sh(hosts.get(0), "n=$(wc -l </var/log/xen/console/guest-pvh1.log); i=0; until [ $(wc -l </var/log/xen/console/guest-pvh1.log) -gt $n ];"
				+ " do i=$((i+1)); [ $i -lt 100 ] || exit 1; sleep 0.5; done");
	}

	@Test
	public void allThatIsInTheWayIsFound() throws Exception {
		SameDomain domain = create(hosts.get(0));
		create(hosts.get(1));
		XenException failure = catchThrowableOfType(XenException.class, () -> new Migration(TwoHosts.party(hosts.get(0)),
				new RemoteJobs(hosts.get(0)), TwoHosts.party(hosts.get(1)), new Route("root", "10.77.0.99", 22), Optional.empty()).start(domain));
		assertThat(failure).hasMessageContaining("The name pvh1 is taken").hasMessageContaining("No route to host");
		assertThat(running(hosts.get(0))).isEqualTo(1);
	}

	@Test
	public void filesConsoleAndLogWork() throws Exception {
		RemoteHost host = hosts.get(0);
		var files = new SshFiles(host, new RemoteJobs(host));
		sh(host, "mkdir /root/adxen-try");
		byte[] content = "a = 'ü'\n".repeat(10_000).getBytes(UTF_8);
		String path = "/root/adxen-try/new\n'one'";
		files.upload(new ByteArrayInputStream(content), content.length, path, false).await(p -> {
		});
		files.copy(path, path + " 2").await(p -> {
		});
		assertThat(files.read(path + " 2", content.length)).isEqualTo(content);
		assertThat(files.list("/root/adxen-try")).extracting(Entry::name).containsExactlyInAnyOrder("new\n'one'", "new\n'one' 2");
		assertThat(files.freeBytes("/root")).isPositive();
		assertThat(SshConsole.hypervisorLog(host)).contains("(XEN) Xen version");
		SameDomain domain = create(host);
		try (HostConsole console = SshConsole.open(host, domain)) {
			console.resize(100, 30);
			console.input().write("echo $((6 * 7))y\n".getBytes(UTF_8));
			console.input().flush();
			var seen = new StringBuilder();
			while (seen.indexOf("42y") < 0) {
				int b = console.output().read();
				assertThat(b).isNotNegative();
				seen.append((char) b);
			}
		}
		await().atMost(PATIENCE).until(() -> sh(host, "ps -eo args 2>/dev/null || ps").lines().noneMatch(l -> l.contains("xenconsole ")));
		assertThat(running(host)).isEqualTo(1);
	}
}
