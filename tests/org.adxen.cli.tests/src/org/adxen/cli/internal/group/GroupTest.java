// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.cli.internal.LiveCommandLine;
import org.adxen.cli.internal.command.ExitCode;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Groups on a simulated pool of two hosts, by the real connector. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();
	@Rule
	public final LiveCommandLine line = new LiveCommandLine("""
			seed 7
			pace 0.05
			pool lab toolstack=xapi tls user=root password=demo
			  host lab-1 cpus=8 memory=16GiB
			  host lab-2 cpus=8 memory=16GiB
			  storage nfs size=1TiB
			""");

	private Path group;

	@Before
	public void define() throws Exception {
		group = temporary.getRoot().toPath().resolve("shop.adxgroup");
		assertThat(line.adxen("group", "new", group.toString(), "--name", "shop", "--member", config("db", 1024), "--member",
				config("web", 1024))).as(line.told()).isEqualTo(ExitCode.OK);
	}

	private String config(String name, int megabytes) throws Exception {
		return Files.writeString(temporary.getRoot().toPath().resolve(name + ".cfg"), "name = \"" + name
				+ "\"\ntype = \"pvh\"\nmemory = " + megabytes + "\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n").toString();
	}

	private int group(String verb, String... more) {
		String[] all = new String[more.length + 3];
		all[0] = "group";
		all[1] = verb;
		all[2] = group.toString();
		System.arraycopy(more, 0, all, 3, more.length);
		return line.adxen(all);
	}

	@Test
	public void isPlannedThenActivatedAndAsDefinedThen() throws Exception {
		Path plan = temporary.getRoot().toPath().resolve("plan.json");
		assertThat(group("plan", "--format", "csv", "--save", plan.toString())).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("lab-1", "lab-2");
		assertThat(group("drift", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("db,missing", "web,missing");
		assertThat(group("activate", "--plan", plan.toString(), "--yes", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("ready");
		assertThat(group("drift")).as(line.out()).isEqualTo(ExitCode.OK);
		assertThat(group("activate", "--yes")).as("a second time").isEqualTo(ExitCode.OK);
		assertThat(line.adxen("list", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(line.out().lines().filter(l -> l.startsWith("web,"))).hasSize(1);
		assertThat(group("destroy", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(group("delete", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		await().untilAsserted(() -> {
			assertThat(group("drift", "--format", "csv")).isEqualTo(ExitCode.FAILED);
			assertThat(line.out()).contains("db,missing", "web,missing");
		});
	}

	@Test
	public void aMemberThatCannotBeReadIsToldAndTheRestIsShutDown() throws Exception {
		assertThat(group("activate", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		Files.delete(temporary.getRoot().toPath().resolve("web.cfg"));
		assertThat(group("destroy", "--yes", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("web");
		assertThat(line.out()).contains("db").doesNotContain("web");
	}

	@Test
	public void whatFitsNowhereIsNotBegun() throws Exception {
		config("web", 1000000);
		assertThat(group("plan")).isEqualTo(ExitCode.FAILED);
		assertThat(group("activate", "--yes")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("memory");
	}

	@Test
	public void whatIsWrongIsSaid() throws Exception {
		assertThat(group("plan", "--policy", "none.such")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("no placement policy none.such");
		assertThat(group("new")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("exists already");
		Files.writeString(group, "no group");
		assertThat(group("drift")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("not a group that can be read");
	}
}
