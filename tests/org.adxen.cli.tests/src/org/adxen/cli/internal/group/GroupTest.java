// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.cli.internal.LiveCommandLine;
import org.adxen.cli.internal.command.ExitCode;
import org.junit.After;
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

	@After
	public void forget() {
		line.adxen("group", "remove", group.toString());
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
		awaitOff();
		assertThat(group("delete", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		await().untilAsserted(() -> {
			assertThat(group("drift", "--format", "csv")).isEqualTo(ExitCode.FAILED);
			assertThat(line.out()).contains("db,missing", "web,missing");
		});
	}

	/** One program does here what are several otherwise: what it sees may lag. */
	private void awaitOff() {
		await().untilAsserted(() -> {
			assertThat(line.adxen("list", "--format", "csv")).isEqualTo(ExitCode.OK);
			assertThat(line.out().lines().filter(l -> l.startsWith("web,") || l.startsWith("db,"))).hasSize(2)
					.allMatch(l -> l.contains("halted"));
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

	@Test
	public void isKnownByItsNameUntilItIsRemoved() throws Exception {
		assertThat(line.adxen("group", "list", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("shop,2,0,2," + group);
		assertThat(line.adxen("group", "show", "shop", "--format", "json")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("\"state\": \"missing\"", "\"db\"", "\"web\"");
		assertThat(line.adxen("group", "check", "shop")).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("group", "remove", "shop")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("group", "show", "shop")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("no group of that name");
		assertThat(line.adxen("group", "add", group.toString())).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("group", "activate", "shop", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.told()).contains("db: starting", "db: ready", "web: ready");
		assertThat(line.adxen("group", "show", "shop", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("members.0.state,running", "members.1.state,running");
	}

	@Test
	public void everyProblemOfADefinitionIsTold() throws Exception {
		String text = Files.readString(group);
		Files.writeString(group, text.replace("name=\"web\"", "name=\"db\" after=\"web\"").replace("name=\"db\"", "name=\"db\" count=\"2\""));
		assertThat(group("check", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("two members called db", "web, which is no member", "${n}");
		assertThat(group("activate", "--yes")).isEqualTo(ExitCode.FAILED);
		assertThat(line.domains()).doesNotContain("db");
	}

	@Test
	public void membersGoToTheHostsThatAreNamed() throws Exception {
		assertThat(group("plan", "--hosts", "lab-2", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("db,lab-2", "web,lab-2");
		assertThat(group("plan", "--hosts", "lab-1,lab-2", "--move", "db=lab-1", "--move", "web=lab-1", "--format", "csv"))
				.as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("db,lab-1", "web,lab-1");
		assertThat(group("plan", "--hosts", "tag:none")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("No host fits");
		assertThat(group("plan", "--move", "nobody=lab-1")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("no member nobody");
		assertThat(group("plan", "--move", "lab-1")).isEqualTo(ExitCode.USAGE);
	}

	@Test
	public void isRebalancedAndAHostIsEmptiedAndFilledAgain() throws Exception {
		assertThat(group("activate", "--hosts", "lab-1", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(group("rebalance", "--dry-run", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("lab-1,lab-2,waiting");
		assertThat(group("rebalance", "--yes", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("lab-1,lab-2,done");
		assertThat(group("rebalance", "--yes")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.told()).contains("is balanced");
		String home = temporary.getRoot().toPath().resolve("home.json").toString();
		assertThat(line.adxen("group", "whatif", "lab-2", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains(",lab-1,");
		assertThat(line.adxen("group", "whatif", "lab-2", "--evacuate", "--save", home, "--yes", "--format", "csv")).as(line.told())
				.isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("lab-2,lab-1,done");
		assertThat(line.adxen("group", "whatif", "--return", home, "--yes", "--format", "csv")).as(line.told()).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("lab-1,lab-2,done");
		assertThat(line.adxen("group", "whatif")).isEqualTo(ExitCode.USAGE);
		assertThat(line.adxen("group", "whatif", "nowhere")).isEqualTo(ExitCode.FAILED);
	}

	@Test
	public void whatAFailedActivationStartedIsUndone() throws Exception {
		String text = Files.readString(group);
		Files.writeString(group, text.replace("name=\"web\"", "name=\"web\" readiness=\"tcp\" port=\"1\" timeoutSeconds=\"1\" after=\"db\""));
		assertThat(group("activate", "--yes", "--roll-back", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("db,", "ready", "was not ready within 1 s");
		assertThat(line.told()).contains("2 domains of shop that were started were undone");
		await().untilAsserted(() -> assertThat(line.domains()).doesNotContain("db", "web"));
	}
}
