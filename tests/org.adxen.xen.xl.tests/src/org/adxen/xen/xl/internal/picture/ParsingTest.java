// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.adxen.xen.PowerState;
import org.adxen.xen.xl.internal.XlConnector;
import org.junit.Test;

/** What real hosts wrote. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class ParsingTest {

	private static String capture(String name) throws IOException {
		try (var in = XlConnector.class.getResourceAsStream("captures/" + name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	public void readsTheTable() throws Exception {
		var names = Map.of(0, "Domain-0", 1, "g1", 2, "pvh1", 4, "net1", 5, "disk1", 8, "paused1");
		var rows = DomainRow.parse(capture("list-v.out"), names);
		assertThat(rows).hasSize(6);
		assertThat(rows.get(1)).isEqualTo(new DomainRow(1, "ca77f1e5-1eca-449b-948d-2d7102d35aec", 96, 1, "-b----", 6.6, -1));
		assertThat(rows.get(5).power()).isEqualTo(PowerState.PAUSED);
	}

	@Test
	public void knowsACrash() throws Exception {
		var rows = DomainRow.parse(capture("crash-list-v.out"), Map.of(5, "cr"));
		assertThat(rows).singleElement().satisfies(row -> assertThat(row.power()).isEqualTo(PowerState.CRASHED));
	}

	/** The letter behind the s is the reason, as xl_info.c writes it. */
	@Test
	public void knowsWhyADomainIsDown() {
		assertThat(power("---ss-", 2)).as("it is being saved, and has its disks").isEqualTo(PowerState.PAUSED);
		assertThat(power("--pssd", 2)).isEqualTo(PowerState.HALTED);
		assertThat(power("--psr-", 1)).isEqualTo(PowerState.HALTED);
		assertThat(power("--ps--", 0)).isEqualTo(PowerState.HALTED);
		assertThat(power("---sw-", 4)).isEqualTo(PowerState.CRASHED);
		assertThat(Running.isDown(row("---ss-", 2), 7)).isFalse();
		assertThat(Running.isDown(row("--psr-", 1), 7)).isTrue();
	}

	private static PowerState power(String state, int reason) {
		return DomainRow.parse(row(state, reason), Map.of(7, "g7")).getFirst().power();
	}

	private static String row(String state, int reason) {
		return "g7    7    96     1     " + state + "       6.6 ca77f1e5-1eca-449b-948d-2d7102d35aec        " + reason + "        none\n";
	}

	@Test
	public void leavesOutWhatXenstoreDoesNotHave() throws Exception {
		assertThat(DomainRow.parse(capture("list-v.out"), Map.of(1, "g1"))).extracting(DomainRow::domid).containsExactly(1);
	}

	@Test
	public void readsConfigurations() throws Exception {
		var configs = RunningConfig.parse(capture("list-l.out"));
		assertThat(configs).containsOnlyKeys(0, 1, 2, 4, 5, 8);
		assertThat(configs.get(5)).satisfies(config -> {
			assertThat(config.name()).isEqualTo("disk1");
			assertThat(config.maxMemoryBytes()).isEqualTo(96L << 20);
			assertThat(config.disks()).containsExactly(new RunningConfig.Disk("xvda", "/dev/loop0", true, false));
			assertThat(config.nics()).containsExactly(new RunningConfig.Nic(0, "00:16:3e:00:00:02", "xenbr0"));
		});
	}

	@Test
	public void readsTheHost() throws Exception {
		var info = new HostInfo(capture("info.out"));
		assertThat(info.totalBytes()).isEqualTo(1023L << 20);
		assertThat(info.cpus()).isEqualTo(1);
		assertThat(new HostInfo("free_memory : what\n").freeBytes()).isEqualTo(-1);
	}

	@Test
	public void undoesTheEscapesOfXenstoreRead() {
		assertThat(StoreValues.unescape("a \"b\\nc\\\\ \\xc3\\xa9  9 1")).isEqualTo("a \"b\nc\\ é  9 1");
		assertThat(StoreValues.unescape("\\303\\251\\t\\7x")).isEqualTo("é\t\u0007x");
		assertThat(StoreValues.unescape("\\")).isEqualTo("\\");
		assertThat(StoreValues.parse("/a: b: c\n/d: \n")).isEqualTo(Map.of("/a", "b: c", "/d", ""));
	}
}
