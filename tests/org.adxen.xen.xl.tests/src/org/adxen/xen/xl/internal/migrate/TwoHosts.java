// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.local.LocalHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost;

/** Two hosts that are this machine, each with an {@code xl} whose domains are files, and an {@code ssh} from the one to the other. */
@SuppressWarnings("null") // the JDK says nothing of null
final class TwoHosts {

	static final String UUID = "58c9f1d2-8b91-4c77-afa0-6069d4ee395d";
	static final String NAME = "two words's";
	static final SameDomain GUEST = new SameDomain(2, UUID, NAME);

	final LocalHost source;
	final LocalHost target;
	final RemoteJobs jobs;
	final Path here;
	final Path there;

	TwoHosts(Path folder) throws IOException {
		here = folder.resolve("here");
		there = folder.resolve("there");
		source = host("db1", here);
		target = host("db2", there);
		jobs = new RemoteJobs(source, folder.resolve("jobs").toString());
		domain(here, 2, UUID, "-b----", NAME);
		Files.writeString(here.resolve("list.json"), "[" + json(0, "00000000-0000-0000-0000-000000000000", "Domain-0", "") + ","
				+ json(2, UUID, NAME, "") + "]");
		Files.writeString(there.resolve("list.json"), "[" + json(0, "00000000-0000-0000-0000-000000000000", "Domain-0", "") + "]");
		set(here, "migrate", "usual");
		set(there, "receive", "start");
		source.program("ssh", """
				[ -e '%1$s/unreachable' ] && { echo 'ssh: connect to host db2 port 22: No route to host' >&2; exit 255; }
				while [ "$1" != -- ]; do echo "$1" >>'%1$s/options'; shift; done
				shift 2
				PATH='%1$s/bin':/usr/bin:/bin sh -c "$*"
				""".formatted(there));
	}

	private static LocalHost host(String name, Path world) throws IOException {
		Files.createDirectories(world.resolve("domains"));
		var host = new LocalHost(name, world);
		try (InputStream xl = TwoHosts.class.getResourceAsStream("fake-xl.sh")) {
			host.program("xl", "world='" + world + "'; UUID=" + UUID + "; NAME=\"two words's\"\n" + new String(xl.readAllBytes()));
		}
		host.program("cat", "if [ \"$1\" = /proc/sys/kernel/random/boot_id ]; then cat '" + world + "/boot'; else exec /bin/cat \"$@\"; fi\n");
		set(world, "boot", "boot-of-" + name + "\n");
		info(world, "17", "pv hvm hap gnttab-v1", 600);
		return host;
	}

	static void info(Path world, String minor, String abilities, int freeMegabytes) throws IOException {
		set(world, "info", "xen_major : 4\nxen_minor : " + minor + "\nxen_version : 4." + minor + ".7\nvirt_caps : " + abilities
				+ "\nfree_memory : " + freeMegabytes + "\noutstanding_claims : 0\nxen_commandline : dom0_mem=384M,max:384M\n");
	}

	static void set(Path world, String file, String content) throws IOException {
		Files.writeString(world.resolve(file), content);
	}

	static void domain(Path world, int number, String uuid, String state, String name) throws IOException {
		Path made = Files.writeString(world.resolve("domain.new"), uuid + "\n" + state + "\n" + name + "\n");
		Files.move(made, world.resolve("domains").resolve(Integer.toString(number)), StandardCopyOption.ATOMIC_MOVE);
	}

	/** As {@code xl list -l} describes it; more is what follows the first part. */
	static String json(int number, String uuid, String name, String more) {
		return json(number, uuid, name, "pvh", more);
	}

	static String json(int number, String uuid, String name, String type, String more) {
		return """
				{"domid": %d, "config": {"c_info": {"type": "%s", "name": "%s", "domid": 4294967295, "uuid": "%s"},
				"b_info": {"max_vcpus": 1, "max_memkb": 131072, "target_memkb": 131072, "video_memkb": 0}%s}}
				""".formatted(number, type, name, uuid, more);
	}

	/** Lets the source describe the guest so. */
	void guest(String type, String more) throws IOException {
		set(here, "list.json", "[" + json(2, UUID, NAME, type, more) + "]");
	}

	/** Lets the memory be transferred at once. */
	TwoHosts open() throws IOException {
		set(here, "gate", "");
		return this;
	}

	static Party party(RemoteHost host) {
		return new Party(host, host.address().host());
	}

	XenTask start(Optional<Duration> limit) throws XenException, InterruptedException {
		return new Migration(party(source), jobs, party(target), Route.to(target), limit).start(GUEST, "");
	}

	/** "state name" of each domain there. */
	static List<String> domains(Path world) throws IOException {
		try (var all = Files.list(world.resolve("domains"))) {
			return all.map(TwoHosts::describe).sorted().toList();
		}
	}

	private static String describe(Path file) {
		try {
			List<String> lines = Files.readAllLines(file);
			return lines.get(1) + " " + lines.get(2);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
