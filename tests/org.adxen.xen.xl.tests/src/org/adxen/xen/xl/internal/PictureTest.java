// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is seen of a host. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PictureTest {

	private static final String A = "aaaaaaaa-0000-4000-8000-000000000001";
	private static final String B = "bbbbbbbb-0000-4000-8000-000000000002";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();
	private FakeHost host;
	private XlConnection connection;

	@Before
	public void connect() throws Exception {
		host = new FakeHost(folder.getRoot().toPath());
		connection = host.connect(host.root + "/repository");
	}

	private DomainSnapshot named(String name) throws Exception {
		return connection.snapshot().domains().stream().filter(domain -> domain.name().equals(name)).findFirst().orElseThrow();
	}

	private static String config(String name, String more) {
		return "name = \"" + name + "\"\nkernel = \"/boot/k\"\nmemory = 64\n" + more;
	}

	@Test
	public void tellsTheHost() throws Exception {
		var shown = connection.snapshot().hosts().get(0);
		assertThat(shown.memoryTotalBytes()).isEqualTo(1023L << 20);
		assertThat(shown.memoryFreeBytes()).isEqualTo(626L << 20);
		assertThat(shown.xenVersion()).isEqualTo("4.17.7");
		assertThat(connection.facts().toolstack()).isEqualTo("xl 4.17.7");
		assertThat(connection.facts().id()).isEqualTo(shown.id()).isEqualTo(host.connect("").facts().id());
	}

	@Test
	public void tellsStates() throws Exception {
		host.domain("run", A, "-b----");
		host.domain("idle", B, "------");
		host.domain("wait", "cccccccc-0000-4000-8000-000000000003", "--p---");
		int crashed = host.domain("crash", "dddddddd-0000-4000-8000-000000000004", "---s--");
		host.set("domains/" + crashed + "/reason", "3");
		host.domain("come--incoming", "eeeeeeee-0000-4000-8000-000000000005", "--p---");
		assertThat(named("run").state()).isEqualTo(PowerState.RUNNING);
		assertThat(named("idle").state()).isEqualTo(PowerState.RUNNING);
		assertThat(named("wait").state()).isEqualTo(PowerState.PAUSED);
		assertThat(named("crash").state()).isEqualTo(PowerState.CRASHED);
		assertThat(named("come").current()).containsExactly(DomainAction.MIGRATE_TO_POOL);
		assertThat(named("come").allowed()).isEmpty();
		assertThat(named("Domain-0")).satisfies(dom0 -> {
			assertThat(dom0.kind()).isEqualTo(Kind.CONTROL);
			assertThat(dom0.id()).isEqualTo(new DomainId(FakeHost.DOM0, Objects.requireNonNull(connection.facts().id())));
			assertThat(dom0.allowed()).isEmpty();
		});
	}

	@Test
	public void trustsNoName() throws Exception {
		host.domain("two\nlines", A, "-b----");
		host.domain("forged\nx   1  9999  9  --p---  9.9 " + B + " - -", B, "-b----");
		host.domain("$(touch /tmp/x) 'q' \"d\" \\ 7 1 1 -b---- 1.0", "cccccccc-0000-4000-8000-000000000003", "-b----");
		assertThat(connection.snapshot().domains()).hasSize(4);
		assertThat(named("two\nlines").id()).isEqualTo(DomainId.of(A));
		assertThat(named("two\nlines").state()).isEqualTo(PowerState.RUNNING);
		assertThat(named("two\nlines").memoryBytes()).isEqualTo(96L << 20);
	}

	@Test
	public void keepsDuplicatesApart() throws Exception {
		host.domain("one", A, "-b----");
		int second = host.domain("other", A, "-b----");
		String id = connection.facts().id();
		assertThat(named("one").id()).isEqualTo(new DomainId(A, id));
		assertThat(named("other").id()).isEqualTo(new DomainId(A, id + '#' + second));
		connection.pause(named("other").id());
		assertThat(named("one").state()).isEqualTo(PowerState.RUNNING);
		assertThat(named("other").state()).isEqualTo(PowerState.PAUSED);
	}

	@Test
	public void findsDomainsAtRestInFiles() throws Exception {
		host.write("/etc/xen/web.cfg", config("web", "uuid = \"" + A + "\"\n"));
		host.write("/etc/xen/old style", config("old", ""));
		host.write("/etc/xen/xl.conf", config("no", ""));
		host.write("/etc/xen/broken.cfg", "name = \n");
		Files.createDirectories(host.root.resolve("repository/team"));
		Files.writeString(host.root.resolve("repository/team/db.cfg"), config("db", "uuid = \"" + B + "\"\n"));
		assertThat(connection.snapshot().domains()).extracting(DomainSnapshot::name).containsExactlyInAnyOrder("Domain-0", "web", "old", "db");
		assertThat(named("web")).satisfies(web -> {
			assertThat(web.state()).isEqualTo(PowerState.HALTED);
			assertThat(web.id()).isEqualTo(DomainId.of(A));
			assertThat(web.memoryBytes()).isEqualTo(64L << 20);
		});
		host.domain("web", A, "-b----");
		host.domain("old", "cccccccc-0000-4000-8000-000000000003", "-b----"); // by hand, under a UUID of the moment
		assertThat(connection.snapshot().domains()).extracting(DomainSnapshot::name)
				.containsExactlyInAnyOrder("Domain-0", "web", "old", "db");
		host.write("/etc/xen/web.cfg", config("renamed", ""));
		assertThat(named("renamed").state()).isEqualTo(PowerState.HALTED);
	}

	@Test
	public void readsConfigurationsOnlyWhenDomainsCome() throws Exception {
		host.domain("one", A, "-b----");
		connection.snapshot();
		connection.snapshot();
		assertThat(host.calls("list -l")).isEqualTo(1);
		host.domain("two", B, "-b----");
		connection.snapshot();
		assertThat(host.calls("list -l")).isEqualTo(2);
	}

	@Test
	public void watches() throws Exception {
		var told = new LinkedBlockingQueue<PoolDelta>();
		var whole = new ArrayList<PoolSnapshot>();
		Thread watch = Thread.startVirtualThread(() -> {
			try {
				connection.watch(Duration.ofMillis(20), new PoolListener() {
					@Override
					public void replaced(PoolSnapshot pool) {
						whole.add(pool);
						told.add(new PoolDelta(pool.facts(), pool.hosts(), Set.of(), pool.domains(), Set.of(), null));
					}

					@Override
					public void changed(PoolDelta delta) {
						told.add(delta);
					}
				});
			} catch (XenException | InterruptedException e) {
				// the end of the test
			}
		});
		assertThat(told.take().domains()).hasSize(1);
		host.domain("one", A, "-b----");
		assertThat(told.take().domains()).extracting(DomainSnapshot::name).containsExactly("one");
		connection.forceShutDown(DomainId.of(A));
		assertThat(told.take().goneDomains()).containsExactly(DomainId.of(A));
		watch.interrupt();
		watch.join();
		assertThat(whole).hasSize(1);
	}

	@Test
	public void tellsDisks() throws Exception {
		Files.createDirectories(host.root.resolve("repository/a"));
		Files.writeString(host.root.resolve("repository/a/x.img"), "12345");
		Files.writeString(host.root.resolve("own disk.img"), "1");
		int domid = host.domain("one", A, "-b----");
		host.more(domid, ", \"disks\": [{\"pdev_path\": \"" + host.root + "/repository/a/x.img\", \"vdev\": \"xvda\", \"readwrite\": 1},"
				+ "{\"vdev\": \"hdc\", \"is_cdrom\": \"True\"}], \"nics\": [{\"devid\": 0, \"mac\": \"00:16:3E:00:00:01\", \"bridge\": \"xenbr0\"}]");
		host.write("/etc/xen/two.cfg", config("two", "uuid = \"" + B + "\"\ndisk = [ '" + host.root + "/own disk.img,raw,xvdb,r' ]\n"));
		assertThat(connection.disks()).anySatisfy(disk -> {
			assertThat(disk.domain()).isEqualTo(DomainId.of(A));
			assertThat(disk.target()).isEqualTo("repository:a/x.img");
			assertThat(disk.writable()).isTrue();
		}).anySatisfy(disk -> {
			assertThat(disk.domain()).isEqualTo(DomainId.of(B));
			assertThat(disk.target()).isEqualTo(connection.facts().id() + ":" + host.root.toRealPath() + "/own disk.img");
			assertThat(disk.writable()).isFalse();
		}).hasSize(2);
		var details = connection.details(DomainId.of(A));
		assertThat(details.disks().get(0).bytes()).isEqualTo(5);
		assertThat(details.disks().get(1).cdrom()).isTrue();
		assertThat(details.nics()).singleElement().satisfies(nic -> assertThat(nic.mac()).isEqualTo("00:16:3e:00:00:01"));
	}

	@Test
	public void measuresLoad() throws Exception {
		int domid = host.domain("one", A, "-b----");
		assertThat(connection.load().domains()).isEmpty();
		host.set("domains/" + domid + "/seconds", "100000.0");
		assertThat(connection.load().domains()).containsEntry(DomainId.of(A), 1.0);
	}

	@Test
	public void saysWhatIsWrongWithTheHost() throws Exception {
		host.set("fail-list", "Could not obtain handle on privileged command interface: No such file or directory\n");
		assertThatThrownBy(() -> connection.snapshot()).isInstanceOf(XenException.class).hasMessageContaining("hypervisor");
		Files.delete(host.root.resolve("bin/xl"));
		assertThatThrownBy(() -> connection.snapshot()).isInstanceOfSatisfying(XenException.class, e -> {
			assertThat(e.failure()).isInstanceOf(XenFailure.Protocol.class);
			assertThat(e.getMessage()).contains("Install");
		});
	}

	@Test
	public void givesUpXlThatHangs() throws Exception {
		XlConnection impatient = host.connect("", Duration.ofSeconds(3));
		host.set("hang", "");
		assertThatThrownBy(() -> impatient.snapshot()).isInstanceOfSatisfying(XenException.class, e -> {
			assertThat(e.failure()).isInstanceOf(XenFailure.TimedOut.class);
			assertThat(e.getMessage()).contains("xenstored");
		});
	}

	@Test
	public void tellsRoomByMemory() throws Exception {
		host.write("/etc/xen/big.cfg", config("big", "memory = 4096\nuuid = \"" + A + "\"\n"));
		String id = connection.facts().id();
		assertThat(connection.whyNotOn(DomainId.of(A), id)).hasValueSatisfying(why -> assertThat(why).contains("4096 MiB", "626 MiB"));
		host.write("/etc/xen/big.cfg", config("big", "uuid = \"" + A + "\"\n"));
		assertThat(connection.whyNotOn(DomainId.of(A), id)).isEmpty();
		assertThat(connection.whyNotOn(DomainId.of(A), "other")).isPresent();
	}
}
