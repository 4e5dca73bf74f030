// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.Test;

/** Files that real hosts have: Debian's examples, and those from which a real xl created domains. */
@SuppressWarnings("null") // AssertJ is not annotated
public class RecordedFilesTest {

	@Test
	public void debiansExamplesAreAccepted() throws IOException {
		for (String name : new String[] {"xlexample.hvm", "xlexample.pvlinux", "xlexample.pvhlinux"}) {
			var file = ConfigFile.parse(Resources.bytes("examples/" + name));
			assertThat(file.problems()).as(name).isEmpty();
			var domain = Config.domain(file);
			assertThat(domain.name()).startsWith("example.");
			assertThat(domain.vcpus().max()).isBetween(2, 4);
			assertThat(domain.disks()).hasSize(1).allMatch(DiskSpec::writable);
			assertThat(domain.vifs()).hasSize(1);
		}
	}

	@Test
	public void filesOfRealDomainsAreAccepted() throws IOException {
		for (String name : new String[] {"g1", "disk1", "net1", "pvh1", "hvm1", "tiny"}) {
			var file = ConfigFile.parse(Resources.bytes("captures/" + name + ".cfg"));
			assertThat(Config.domain(file).name()).isEqualTo(name);
		}
	}

	@Test
	public void aDomainIsWhatTheDryRunOfTheRealXlSays() throws IOException {
		var d = Config.domain(ConfigFile.parse(Resources.bytes("captures/g1.cfg")));
		String json = Resources.text("captures/g1-dry-run.json");

		assertThat(json).contains( //
				"\"type\": \"" + d.type().word() + "\"", //
				"\"max_vcpus\": " + d.vcpus().max(), //
				"\"max_memkb\": " + d.memory().maxBytes() / 1024, //
				"\"target_memkb\": " + d.memory().bytes() / 1024, //
				"\"kernel\": \"" + d.boot().kernel() + "\"", //
				"\"ramdisk\": \"" + d.boot().ramdisk() + "\"", //
				"\"cmdline\": \"" + d.boot().commandLine() + "\"", //
				"\"on_reboot\": \"" + d.actions().onReboot().word() + "\"", //
				"\"on_crash\": \"" + d.actions().onCrash().word() + "\"");
	}

	/** The changes to g1.cfg that the recorded runs of xl create made, and whether it refused them while it read. */
	@Test
	public void whatTheRealXlRefusedIsRefused() throws IOException {
		String g1 = Resources.text("captures/g1.cfg");

		assertThat(Config.of(g1 + "frobnicate = 1\nname = \"unk\"\n").accepted()).isTrue();
		assertThat(Config.of(g1 + "memory = \"abc\"\nname = \"unk\"\n").accepted()).isTrue();
		assertThat(Config.of(g1 + "vif = [\"mac=zz,bridge=xenbr0\"]\n").accepted()).isTrue();
		assertThat(Config.of(g1 + "uuid = \"xyz\"\n").accepted()).isFalse();
		assertThat(Config.of(g1 + "disk = [\"/root/x,frob=1,xvda,w\"]\n").accepted()).isFalse();
		assertThat(Config.of("name = \"nok\"\nkernel = \"/nosuch\"\ntype=\"zz\"\nmemory = 64\n").accepted()).isFalse();
		assertThat(Config.of("kernel = \"/root/guests/vmlinux\"\nmemory = 64\n").accepted()).isFalse();
		assertThat(Config.places(Config.of("name = \"x\"\nmemory = = 3\n"))).containsExactly("2:10 ERROR");
		assertThat(Config.places(Config.of("name = \"x\nmemory = 3\n"))).containsExactly("1:8 ERROR");
	}
}
