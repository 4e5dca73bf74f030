// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each thing that is in the way of a migration, and all at once. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PreflightTest {

	private static final String OTHER = "ca77f1e5-1eca-449b-948d-2d7102d35aec";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private TwoHosts hosts;
	private Route route;

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(Files.isDirectory(Path.of("/proc/self")));
		hosts = new TwoHosts(temporary.getRoot().toPath());
		route = Route.to(hosts.target);
	}

	private long require() throws Exception {
		return new Preflight(TwoHosts.party(hosts.source), TwoHosts.party(hosts.target), route).require(TwoHosts.GUEST);
	}

	private List<String> problems() {
		XenException failure = catchThrowableOfType(XenException.class, this::require);
		assertThat(failure).as("a refusal").isNotNull();
		List<String> problems = ((XenFailure.Refused) failure.failure()).parameters();
		assertThat(failure.getMessage()).startsWith(TwoHosts.NAME + " cannot be migrated from db1 to db2. ")
				.endsWith(String.join(" ", problems));
		return problems;
	}

	private void only(String... words) {
		List<String> problems = problems();
		assertThat(problems).hasSize(1);
		assertThat(problems.getFirst()).contains(words).endsWith(".");
	}

	private void atTarget(String uuid, String name) throws Exception {
		TwoHosts.set(hosts.there, "list.json", "[" + TwoHosts.json(7, uuid, name, "") + "]");
	}

	@Test
	public void nothingIsInTheWay() throws Exception {
		assertThat(require()).isEqualTo(131072 + 4 * (256 + 2 * 128) + 4096);
		assertThat(Files.readString(hosts.here.resolve("calls"))).doesNotContain("migrate");
	}

	@Test
	public void aTakenNameOrUuid() throws Exception {
		atTarget(OTHER, TwoHosts.NAME);
		only("The name two words's is taken at db2");
		atTarget(OTHER, TwoHosts.NAME + "--incoming");
		only("two words's--incoming is taken at db2");
		atTarget(TwoHosts.UUID, "copy");
		only("same UUID", "named copy");
	}

	@Test
	public void aDomainThatIsNotRunning() throws Exception {
		TwoHosts.domain(hosts.here, 2, TwoHosts.UUID, "--p---", TwoHosts.NAME);
		only("paused");
		TwoHosts.domain(hosts.here, 2, TwoHosts.UUID, "---sc-", TwoHosts.NAME);
		only("crashed (---sc-)");
		TwoHosts.set(hosts.here, "list.json", "[" + TwoHosts.json(3, TwoHosts.UUID, TwoHosts.NAME, "") + "]");
		assertThat(catchThrowableOfType(XenException.class, this::require).failure()).isInstanceOf(XenFailure.NotFound.class);
	}

	@Test
	public void tooLittleMemory() throws Exception {
		TwoHosts.info(hosts.there, "17", "pv hvm hap", 133);
		only("134 MB of memory", "only 133 MB are free at db2");
		TwoHosts.set(hosts.there, "info", Files.readString(hosts.there.resolve("info")).replace("dom0_mem", "x"));
		TwoHosts.set(hosts.there, "list.json", "[" + TwoHosts.json(0, OTHER, "Domain-0", "").replace("131072", "1050000") + "]");
		assertThat(require()).isPositive(); // Domain-0 makes room
	}

	@Test
	public void anOlderXenOrOneThatCannot() throws Exception {
		TwoHosts.info(hosts.there, "16", "pv hvm hap gnttab-v1", 600);
		only("Xen 4.16.7, which is older than 4.17.7");
		TwoHosts.info(hosts.there, "18", "pv gnttab-v1", 600);
		only("db2 cannot run domains of type pvh");
	}

	@Test
	public void paravirtualDomainsNeedShadowPaging() throws Exception {
		hosts.guest("pv", "");
		only("without shadow paging", "PV domains");
		TwoHosts.info(hosts.here, "17", "pv hvm hap shadow gnttab-v1", 600);
		assertThat(require()).isPositive();
		TwoHosts.info(hosts.here, "12", "hvm hvm_directio", 600); // it does not tell
		assertThat(require()).isPositive();
	}

	@Test
	public void processorsOfDifferentMakes() throws Exception {
		hosts.target.program("grep", "case $* in *vendor_id*) echo 'vendor_id	: OtherMaker';; *) exec /bin/grep \"$@\";; esac\n");
		only("different makes", "OtherMaker");
	}

	@Test
	public void whatTheTargetLacks() throws Exception {
		hosts.guest("pvh", ", \"nics\": [{\"bridge\": \"nosuch0\"}, {\"bridge\": \"lo\"}, {\"script\": \"vif-route\"}],"
				+ "\"disks\": [{\"pdev_path\": \"/nosuch/a b.img\", \"vdev\": \"xvda\", \"readwrite\": 1}],"
				+ "\"pcidevs\": [{\"dev\": 1}]");
		assertThat(problems()).satisfiesExactlyInAnyOrder(p -> assertThat(p).contains("network bridge nosuch0"),
				p -> assertThat(p).contains("disk xvda (/nosuch/a b.img) is not there at db2"), p -> assertThat(p).contains("devices of db1"));
	}

	@Test
	public void aDiskThatOnlyOneHostHas() throws Exception {
		Path image = temporary.newFile("disk.img").toPath();
		hosts.guest("pvh", ", \"disks\": [{\"pdev_path\": \"" + image + "\", \"vdev\": \"xvda\", \"readwrite\": 1}]");
		hosts.target.program("stat", "case $* in *-f*) echo ext2/ext3;; *) exec /usr/bin/stat \"$@\";; esac\n");
		only("on a file system of one host only");
		for (var host : List.of(hosts.source, hosts.target)) {
			host.program("stat", "case $* in *-f*) echo nfs;; *) exec /usr/bin/stat \"$@\";; esac\n");
		}
		assertThat(require()).isPositive();
		hosts.target.program("stat", "case $* in *-f*) echo nfs;; *) echo 1 0;; esac\n");
		only("is another file at db2");
	}

	@Test
	public void devicesAreComparedByWhatTheyAre() {
		var guest = new Guest(com.google.gson.JsonParser.parseString(TwoHosts.json(2, OTHER, "x", """
				, "disks": [{"pdev_path": "/dev/vg/a", "vdev": "xvda", "readwrite": 1},
				{"pdev_path": "/dev/sr0", "vdev": "xvdb", "is_cdrom": "True"}, {"pdev_path": "/dev/loop0", "vdev": "xvdc"}]"""))
				.getAsJsonObject());
		assertThat(compare(guest, "block 2048 LVM-abc", "block 2048 LVM-abc")).hasSize(1).first().asString().contains("xvdc", "loop");
		assertThat(compare(guest, "block 2048 LVM-abc", "block 2048 LVM-def")).hasSize(2).first().asString().contains("another device");
		assertThat(compare(guest, "block 2048 ", "block 4096 ")).hasSize(2);
		assertThat(compare(guest, "block 2048 ", "file 1 2 nfs")).hasSize(2).first().asString().contains("another kind");
	}

	private static List<String> compare(Guest guest, String here, String there) {
		var problems = new ArrayList<String>();
		new Storage("db1", "db2").check(guest, List.of(here, "block 1 ", "block 1 "), List.of(there, "block 2 ", "block 1 "), problems);
		return problems;
	}

	@Test
	public void aTargetThatTheSourceDoesNotReach() throws Exception {
		TwoHosts.set(hosts.there, "unreachable", "");
		only("db1 does not reach db2 by SSH (ssh: connect to host db2 port 22: No route to host)", "ssh -o BatchMode=yes root@db2 xl info");
		route = new Route("root", "db2", 2222);
		only("ssh -o BatchMode=yes -p 2222 root@db2 xl info");
		route = Route.to(hosts.target);
		hosts.source.program("ssh", "echo 'Host key verification failed.' >&2; exit 255\n");
		only("log in once from there with \"ssh root@db2\"");
		hosts.source.program("ssh", "echo 'root@db2: Permission denied (publickey).' >&2; exit 255\n");
		only("authorized_keys of root@db2");
	}

	@Test
	public void anAddressThatLeadsElsewhere() throws Exception {
		hosts.source.program("ssh", "echo boot-of-another\n");
		only("leads to another host");
		hosts.source.program("ssh", "echo boot-of-db1\n");
		only("leads back to itself");
		TwoHosts.set(hosts.there, "boot", "boot-of-db1\n");
		only("are the same host");
	}

	@Test
	public void allAtOnce() throws Exception {
		hosts.guest("pv", ", \"nics\": [{\"bridge\": \"nosuch0\"}]");
		atTarget(OTHER, TwoHosts.NAME);
		TwoHosts.info(hosts.there, "16", "pv gnttab-v1", 1);
		TwoHosts.set(hosts.there, "unreachable", "");
		assertThat(problems()).hasSize(6);
	}

	@Test
	public void aHostWithoutXenIsTold() throws Exception {
		hosts.target.program("xl", "echo 'xl: not found' >&2; exit 127\n");
		assertThat(catchThrowableOfType(XenException.class, this::require).failure())
				.isEqualTo(new XenFailure.Protocol(hosts.target.address()));
	}
}
