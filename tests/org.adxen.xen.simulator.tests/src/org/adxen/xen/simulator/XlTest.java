// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.security.KeyPairGenerator;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Plain Xen hosts: login, what xl prints, and the rules of a domain's life, each as seen on Xen 4.17.7. */
public class XlTest {

	private static final String FLEET = """
			seed 5
			pool one toolstack=xl
			  host one cpus=4 memory=16GiB
			  storage nfs size=1TiB
			  disk shared storage=nfs size=8GiB sharable
			  domain web host=one type=pvh memory=1GiB vcpus=2 uses=shared
			  domain old host=one type=pv memory=1GiB state=paused
			  domain bad host=one type=pv memory=512MiB state=crashed
			  domain sus state=suspended type=pvh memory=512MiB
			  domain off state=halted type=pv memory=512MiB
			  domain huge state=halted type=pv memory=64GiB
			pool two toolstack=xl
			  host two cpus=4 memory=16GiB
			  storage nfs size=1TiB
			  disk shared storage=nfs size=8GiB sharable
			""";

	private SimulatedFleet fleet;
	private XlClient root;

	@Before
	public void start() throws IOException {
		fleet = Fleets.start(FLEET, 0);
		root = XlClient.of(fleet.pool("one"));
	}

	@After
	public void stop() {
		root.close();
		fleet.close();
	}

	private SimulatedPool one() {
		return fleet.pool("one");
	}

	private String domid(String name) throws IOException {
		return root.out("xl domid " + name).strip();
	}

	@Test
	public void hostShowsTheKeyThatThePoolTells() throws Exception {
		assertThat(one().address()).isEqualTo("xl://127.0.0.1:" + one().port());
		assertThat(one().fingerprint()).isEqualTo(root.fingerprint());
		assertThat(one().fingerprint()).matches("[0-9a-f]{64}");
		one().faults().changeCertificates();
		try (var again = XlClient.of(one())) {
			assertThat(again.fingerprint()).isEqualTo(one().fingerprint());
			assertThat(again.fingerprint()).isNotEqualTo(root.fingerprint());
		}
	}

	@Test
	public void wrongPasswordIsRefused() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new XlClient(one(), "root", "wrong"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new XlClient(one(), "nobody", "demo"));
	}

	@Test
	public void authorisedKeyLetsIn() throws Exception {
		var generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(2048);
		var pair = generator.generateKeyPair();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new XlClient(one(), "root", pair));
		root.out("mkdir -p .ssh; echo '" + PublicKeyEntry.toString(pair.getPublic()) + " me' > .ssh/authorized_keys");
		try (var client = new XlClient(one(), "root", pair)) {
			assertThat(client.out("id -un")).isEqualTo("root\n");
		}
	}

	@Test
	public void onlySudoersBecomeRoot() throws Exception {
		try (var admin = new XlClient(one(), "admin", "demo"); var operator = new XlClient(one(), "operator", "demo")) {
			assertThat(admin.run("xl list").code()).isEqualTo(127);
			assertThat(admin.run("/usr/sbin/xl list").err()).contains("privileged command interface: Permission denied");
			assertThat(admin.out("env LC_ALL=C sudo -n sh -c 'xl domname 0'")).isEqualTo("Domain-0\n");
			assertThat(operator.run("sudo -n sh -c 'xl list'")).isEqualTo(
					new XlClient.Answer("", "sudo: a password is required\n", 1));
			assertThat(operator.run("echo x > /etc/hostname").code()).isEqualTo(2);
		}
	}

	@Test
	public void listShowsEveryState() throws Exception {
		var lines = root.out("xl list").lines().toList();
		assertThat(lines.getFirst()).isEqualTo("Name                                        ID   Mem VCPUs\tState\tTime(s)");
		assertThat(lines.get(1)).startsWith("Domain-0                                     0  4096     4     r-----  ");
		assertThat(lines).anyMatch(line -> line.startsWith("web                                          1  1024     2     -b----  "));
		assertThat(lines).anyMatch(line -> line.startsWith("old                                          2  1024     1     --p---  "));
		assertThat(lines).anyMatch(line -> line.startsWith("bad                                          3   512     1     ---sc-  "));
		assertThat(root.out("xl list -v bad")).contains(one().domain("bad").uuid() + "        3                -\n");
	}

	@Test
	public void filesAreFoundAsPosixHasIt() throws Exception {
		root.out("mkdir -p /tmp/f/inner; echo x > /tmp/f/a; echo y > '/tmp/f/two words'; echo z > /tmp/f/inner/deep; ln -s /none /tmp/f/gone");
		assertThat(root.out("cd /tmp/f && find . ! -name . -prune -exec stat -c '%f %n' {} +").lines().sorted())
				.containsExactly("41ed ./inner", "81a4 ./a", "81a4 ./two words", "a1ff ./gone");
		assertThat(root.out("cd /tmp/f && find . ! -name . -prune -type l ! -exec test -e {} \\; -exec echo dangles {} \\;"))
				.isEqualTo("dangles ./gone\n");
		assertThat(root.out("find /tmp/f -type f -name d*").strip()).isEqualTo("/tmp/f/inner/deep");
		assertThat(root.out("find /tmp/f -maxdepth 1 -type d").lines()).containsExactly("/tmp/f", "/tmp/f/inner");
	}

	@Test
	public void domainIsCreatedAndGoesWhenItIsAskedTo() throws Exception {
		var created = root.run("xl create /etc/xen/off.cfg");
		assertThat(created).isEqualTo(new XlClient.Answer("", "Parsing config from /etc/xen/off.cfg\n", 0));
		assertThat(domid("off")).isEqualTo("4");
		await().until(() -> root.out("xl list off").contains("-b----"));
		assertThat(root.run("xl shutdown -w off").err()).isEqualTo(
				"Shutting down domain 4\nWaiting for 1 domains\nDomain 4 has been shut down, reason code 0\n");
		await().until(() -> root.run("xl list off").code() == 1);
	}

	@Test
	public void rebootGivesAnotherDomid() throws Exception {
		assertThat(root.run("xl reboot web").err()).isEqualTo("Rebooting domain 1\n");
		await().until(() -> root.run("xl domid web").out().equals("4\n"));
	}

	@Test
	public void failuresHaveTheCodesAndWordsOfXl() throws Exception {
		assertThat(root.run("xl create /nonexistent.cfg")).isEqualTo(new XlClient.Answer("",
				"Failed to read config file: /nonexistent.cfg: No such file or directory\n", 3));
		assertThat(root.run("xl destroy nosuch")).isEqualTo(
				new XlClient.Answer("", "nosuch is an invalid domain identifier (rc=-6)\n", 1));
		assertThat(root.run("xl list --bogus").code()).isEqualTo(2);
		assertThat(root.run("printf 'name = \"x\"\\nmemory = = 3\\n' > bad.cfg; xl create bad.cfg")).isEqualTo(new XlClient.Answer("",
				"Parsing config from bad.cfg\nbad.cfg:2: config parsing error near `=': syntax error, unexpected '=', expecting STRING "
						+ "or NUMBER or '['\nFailed to parse config: Invalid argument\n", 1));
		var full = root.run("xl create /etc/xen/huge.cfg");
		assertThat(full.code()).isEqualTo(3);
		assertThat(full.err()).contains("can't allocate low memory for domain: Out of memory");
		var used = root.run("xl create /etc/xen/off.cfg 'name=\"web\"'");
		assertThat(used.code()).isEqualTo(3);
		assertThat(used.err()).contains("Domain with name \"web\" already exists.");
	}

	@Test
	public void numberIsAlwaysADomid() throws Exception {
		root.out("xl create /etc/xen/off.cfg 'name=\"0\"'");
		assertThat(root.out("xl domid 0")).isEqualTo("4\n");
		root.out("xl rename 0 zero");
		assertThat(root.out("xl domname 0")).isEqualTo("zero\n");
	}

	@Test
	public void savedDomainGoesOnWhereItStopped() throws Exception {
		assertThat(root.run("xl save web /root/web.save").code()).isZero();
		assertThat(root.run("xl list web").code()).isEqualTo(1);
		assertThat(root.out("stat -c %s /root/web.save")).isEqualTo((1L << 30) + 209_235 + "\n");
		assertThat(root.run("xl restore -p /root/web.save").code()).isZero();
		assertThat(root.out("xl list web")).contains("--p---");
		assertThat(root.run("xl restore /etc/hostname")).isEqualTo(
				new XlClient.Answer("", "File has wrong magic number - corrupt or for a different tool?\n", 1));
	}

	@Test
	public void suspendedDomainOfTheScenarioCanBeRestored() throws Exception {
		var path = root.out("ls /var/lib/adxen/saved/*[!n]").strip();
		root.out("xl restore " + path);
		assertThat(one().domain("sus").state()).isEqualTo("Running");
		assertThat(path).endsWith(one().domain("sus").uuid());
	}

	@Test
	public void pvhDomainMigratesAndPvDoesNot() throws Exception {
		var there = "xl migrate -s 'ssh -p " + fleet.pool("two").port() + "' ";
		assertThat(root.run(there + "web 127.0.0.1").err()).endsWith("Migration successful.\n");
		assertThat(fleet.pool("two").domain("web").state()).isEqualTo("Running");
		assertThat(root.run("xl list web").code()).isEqualTo(1);
		var failed = root.run(there + "old 127.0.0.1");
		assertThat(failed.code()).isEqualTo(1);
		assertThat(failed.err()).contains("Failed to enable logdirty");
		assertThat(one().domain("old").state()).isEqualTo("Paused");
		assertThat(root.run("xl migrate bad 127.0.0.9").err()).startsWith("ssh: connect to host 127.0.0.9 port 22: Connection refused\n");
	}

	@Test
	public void clientThatGoesAwayDoesNotStopTheCommand() throws Exception {
		try (var other = XlClient.of(one())) {
			other.out("(sleep 0.3; echo done > /root/mark) > /dev/null 2>&1 &");
		}
		await().until(() -> root.run("cat /root/mark").out().equals("done\n"));
	}

	@Test
	public void xenstoreFollowsTheDomains() throws Exception {
		assertThat(root.out("xenstore-read /local/domain/1/name")).isEqualTo("web\n");
		assertThat(root.out("xenstore-read -p /local/domain/1/vm")).isEqualTo(
				"/local/domain/1/vm: /vm/" + one().domain("web").uuid() + "\n");
		root.out("xl destroy web");
		assertThat(root.run("xenstore-read /local/domain/1/name")).isEqualTo(
				new XlClient.Answer("", "xenstore-read: couldn't read path /local/domain/1/name\n", 1));
	}
}
