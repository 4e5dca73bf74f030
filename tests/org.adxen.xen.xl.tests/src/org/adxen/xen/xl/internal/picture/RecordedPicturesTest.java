// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.adxen.xen.PowerState;
import org.adxen.xen.xl.internal.RecordedAnswer;
import org.junit.Test;

/** What the picture is made of, from recorded answers; above all from those that mislead. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RecordedPicturesTest {

	private static String text(String name) throws Exception {
		return RecordedAnswer.of(name).text();
	}

	private static Map<Integer, String> names(String json) {
		var names = new TreeMap<Integer, String>();
		RunningConfig.parse(json).forEach((domid, config) -> names.put(domid, config.name()));
		return names;
	}

	/** Of an answer that has a table before it, and perhaps words behind. */
	private static String json(String answer) {
		int from = answer.startsWith("[") ? 0 : answer.indexOf("\n[\n") + 1;
		int to = answer.indexOf("\n]", from);
		return answer.substring(from, to + 2);
	}

	@Test
	public void theLongListIsReadByTheOuterNumber() throws Exception {
		assertThat(names(text("list-l"))).isEqualTo(Map.of(0, "Domain-0", 1, "g1", 2, "pvh1", 4, "net1", 5, "disk1", 8, "paused1"));
		assertThat(names(text("list-l-dom0-only"))).isEqualTo(Map.of(0, "Domain-0"));
		assertThat(names(text("list-l-name"))).as("an array too").isEqualTo(Map.of(1, "g1"));
		assertThat(names(text("crash-list-l"))).isEqualTo(Map.of(5, "cr"));
		assertThat(names(text("scale-list-l-50"))).hasSize(51).containsEntry(0, "Domain-0").containsValue("t50");
		assertThat(names(json(text("migrate-ok-target")))).containsValue("pvh1");
	}

	@Test
	public void namesThatTheTableGarblesAreRightInTheLongList() throws Exception {
		assertThat(names(json(text("name-newline")))).containsValue("a\nb");
		assertThat(text("name-spaces-list")).contains("\"name\": \"a  b -b---- 9\"");
		assertThat(text("create-name-utf8")).contains("größe");
	}

	/** {@code xl list} without -v has no UUIDs; no row of it, and none that a name forges, is taken for one. */
	@Test
	public void noRowWithoutUuidIsBelieved() throws Exception {
		var all = new TreeMap<Integer, String>();
		for (int i = 0; i < 100; i++) {
			all.put(i, "g" + i);
		}
		for (String table : List.of("list", "list-n", "list-paused", "list-two", "list-cpupool", "list-after-shutdown-0s", "scale-list-50",
				"name-spaces-list", "name-newline", "name-empty", "name-long", "numeric-name", "create-name-digits", "conc-create-4", "xentop",
				"xentop-full", "vcpu-list", "uptime", "vm-list")) {
			assertThat(DomainRow.parse(text(table), all)).as(table).isEmpty();
		}
	}

	@Test
	public void theTableWithUuidsTellsStatesAndCrashes() throws Exception {
		var rows = DomainRow.parse(text("list-v"), Map.of(0, "Domain-0", 1, "g1", 2, "pvh1", 4, "net1", 5, "disk1", 8, "paused1"));
		assertThat(rows).extracting(DomainRow::power).containsExactly(PowerState.RUNNING, PowerState.RUNNING, PowerState.RUNNING,
				PowerState.RUNNING, PowerState.RUNNING, PowerState.PAUSED);
		assertThat(DomainRow.parse(text("crash-list-v"), Map.of(5, "cr"))).singleElement()
				.satisfies(row -> assertThat(row.power()).isEqualTo(PowerState.CRASHED));
	}

	@Test
	public void theHostIsRead() throws Exception {
		for (String info : List.of("info", "info-numa")) {
			var host = new HostInfo(text(info));
			assertThat(host.xenVersion()).as(info).isEqualTo("4.17.7");
			assertThat(host.totalBytes()).as(info).isEqualTo(1023L << 20);
			assertThat(host.cpus()).as(info).isEqualTo(1);
			assertThat(host.freeBytes()).as(info).isPositive();
		}
		assertThat(new HostInfo(text("pvlive-info")).xenVersion()).isEqualTo("4.17.5");
	}

	/** xl ends with 0 while domains go; the array is whole. */
	@Test
	public void domainsThatGoMeanwhileAreNoFailure() throws Exception {
		RecordedAnswer answer = RecordedAnswer.of("scale-list-while-destroy");
		assertThat(answer.code()).isZero();
		assertThat(answer.error()).contains("unable to find domain info for domain 26");
		assertThat(answer.text().lines().filter(line -> line.matches("\\d+")).map(Integer::valueOf).toList()).isNotEmpty()
				.isSortedAccordingTo(java.util.Comparator.reverseOrder());
	}
}
