// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.Credentials;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.Secret;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The connector at a real Xen host with the real xl. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class LabTest {

	private static final Duration BOOTED = Duration.ofSeconds(300);
	private static final String NAME = "lab test \"1\" é";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();
	private XenConnection connection;
	private String host;

	@Before
	public void connect() throws Exception {
		String lab = System.getProperty("adxen.lab", "none");
		assumeTrue("there is no lab", !lab.equals("none"));
		Awaitility.await().atMost(BOOTED).until(() -> Files.exists(Path.of(lab)));
		var properties = new Properties();
		try (var in = Files.newInputStream(Path.of(lab))) {
			properties.load(in);
		}
		assertThat(properties.getProperty("lab.failure")).isNull();
		Path ssh = Files.createDirectories(folder.getRoot().toPath().resolve("home/.ssh"));
		Files.writeString(ssh.resolve("config"), "Host *\n  IdentityFile " + properties.getProperty("lab.key") + "\n");
		var account = new LocalAccount("root", ssh.getParent(), folder.newFolder("etc").toPath(), Map.of());
		var address = new Address("xl", false, properties.getProperty("host.1.address"), Integer.parseInt(properties.getProperty("host.1.port")));
		connection = new XlConnector(new SshLogin(account)).open(new ConnectRequest(address,
				new Credentials("root", Secret.of(new char[0])), shown -> new TrustPolicy.Trusted(), Duration.ofSeconds(60), "/srv/repository"));
		host = connection.facts().id();
	}

	@After
	public void disconnect() throws Exception {
		if (connection != null) {
			for (DomainSnapshot domain : connection.snapshot().domains()) {
				if (domain.name().startsWith(NAME) && domain.domid() > 0) {
					connection.forceShutDown(domain.id());
				}
			}
			connection.close();
		}
	}

	private DomainSnapshot domain(DomainId id) throws Exception {
		return connection.snapshot().domains().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
	}

	private static CreateRequest request(String more, boolean start, boolean paused) {
		String text = "kernel = \"/root/guests/vmlinux\"\nramdisk = \"/root/guests/initrd.gz\"\nmemory = 96\nname = \"x\"\n"
				+ "extra = \"console=hvc0 quiet\"\n" + more;
		return CreateRequest.of(ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8)), NAME, "", start, paused);
	}

	private static void finish(XenTask task) throws Exception {
		task.await(progress -> {
		});
	}

	@Test
	public void showsTheHost() throws Exception {
		var snapshot = connection.snapshot();
		assertThat(snapshot.facts().toolstack()).startsWith("xl 4.");
		assertThat(snapshot.hosts()).singleElement().satisfies(shown -> {
			assertThat(shown.name()).isEqualTo("xen-lab-1");
			assertThat(shown.memoryFreeBytes()).isPositive();
			assertThat(shown.cpus()).isPositive();
			assertThat(shown.cpuModel()).isNotEmpty();
		});
		assertThat(snapshot.domains()).anySatisfy(domain -> {
			assertThat(domain.kind()).isEqualTo(DomainSnapshot.Kind.CONTROL);
			assertThat(domain.id().host()).isEqualTo(host);
		});
		assertThat(snapshot.domains()).anySatisfy(domain -> {
			assertThat(domain.name()).isEqualTo("disk1");
			assertThat(domain.state()).isEqualTo(PowerState.HALTED);
		});
		assertThat(connection.disks()).anySatisfy(disk -> assertThat(disk.target()).isEqualTo("repository:disk1.img"));
	}

	@Test
	public void leadsADomainThroughItsLife() throws Exception {
		var id = DomainId.of(connection.create(request("", true, false)).await(progress -> {
		}));
		assertThat(domain(id).state()).isEqualTo(PowerState.RUNNING);
		assertThat(domain(id).name()).isEqualTo(NAME);
		assertThat(domain(id).startedAt()).isNotNull();
		finish(connection.pause(id));
		assertThat(domain(id).state()).isEqualTo(PowerState.PAUSED);
		finish(connection.unpause(id));
		finish(connection.setMemory(id, 80 << 20));
		finish(connection.setTags(id, Set.of("a b", "é")));
		finish(connection.rename(id, NAME + " new"));
		assertThat(domain(id).tags()).containsExactlyInAnyOrder("a b", "é");
		assertThat(domain(id).name()).isEqualTo(NAME + " new");
		connection.load();
		assertThat(connection.load().domains()).containsKey(id);
		int domid = domain(id).domid();
		finish(connection.reboot(id));
		assertThat(domain(id).domid()).isGreaterThan(domid);
		finish(connection.shutDown(id));
		assertThat(domain(id).state()).isEqualTo(PowerState.HALTED);
		assertThat(domain(id).name()).isEqualTo(NAME + " new");
		finish(connection.setMemory(id, 100L << 20));
		finish(connection.setVcpus(id, 2));
		assertThat(domain(id).memoryBytes()).isEqualTo(100L << 20);
		finish(connection.start(id, true));
		assertThat(domain(id).state()).isEqualTo(PowerState.PAUSED);
		assertThat(domain(id).vcpusMax()).isEqualTo(2);
		finish(connection.forceReboot(id));
		finish(connection.forceShutDown(id));
		finish(connection.delete(id, false));
		assertThat(connection.snapshot().domains()).noneMatch(d -> d.id().equals(id));
	}

	@Test
	public void suspendsAndResumes() throws Exception {
		var id = DomainId.of(connection.create(request("", true, false)).await(progress -> {
		}));
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			connection.load();
			return connection.load().domains().getOrDefault(id, 1.0) < 0.2;
		});
		finish(connection.suspend(id));
		assertThat(domain(id).state()).isEqualTo(PowerState.SUSPENDED);
		assertThat(domain(id).name()).isEqualTo(NAME);
		assertThatThrownBy(() -> finish(connection.start(id, false))).isInstanceOf(XenException.class)
				.hasMessageContaining("suspended");
		finish(connection.resume(id));
		assertThat(domain(id).state()).isEqualTo(PowerState.RUNNING);
		finish(connection.suspend(id));
		finish(connection.forceShutDown(id));
		assertThat(domain(id).state()).isEqualTo(PowerState.HALTED);
		finish(connection.delete(id, false));
	}
}
