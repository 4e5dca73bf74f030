// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.Test;

public class QueryTest {

	private static final List<DomainView> FLEET = List.of(
			domain("web-1", "aa11", PowerState.RUNNING, Kind.ORDINARY, "xen-1", 2, 4, 0.5, Set.of("prod", "www"), "10.0.0.1", false, ""),
			domain("web-10", "aa22", PowerState.PAUSED, Kind.ORDINARY, "xen-10", 4, 8, 0.9, Set.of("test"), "10.0.0.10", false, ""),
			domain("DB 3", "bb33", PowerState.HALTED, Kind.ORDINARY, null, 8, 16, Double.NaN, Set.of("prod", "adxen:protect"), "",
					false, "Call Ana, then stop web-1"),
			domain("Domain-0", "0000", PowerState.RUNNING, Kind.CONTROL, "xen-1", 1, 2, 0.05, Set.of(), "", true, ""));

	@Test
	public void nothingAskedMatchesEverything() throws Exception {
		assertThat(found("")).hasSize(4);
		assertThat(found("   ")).hasSize(4);
		assertThat(Query.parse(" ").isEmpty()).isTrue();
		assertThat(Query.ALL.matches(FLEET.get(0))).isTrue();
	}

	@Test
	public void aWordIsLookedForEverywhere() throws Exception {
		assertThat(found("web")).containsExactly("DB 3", "web-1", "web-10");
		assertThat(found("WEB-10")).containsExactly("web-10");
		assertThat(found("10.0.0")).containsExactly("web-1", "web-10");
		assertThat(found("www")).containsExactly("web-1");
		assertThat(found("/^web-.$/")).containsExactly("web-1");
		assertThat(found("\"db 3\"")).containsExactly("DB 3");
		assertThat(found("fe80::1")).isEmpty();
	}

	@Test
	public void allTermsMustHold() throws Exception {
		assertThat(found("state:running memory:>1GiB host:/xen-1.*/ !tag:test web")).containsExactly("web-1");
	}

	@Test
	public void aTermCanBeTurnedRound() throws Exception {
		assertThat(found("!state:running")).containsExactly("DB 3", "web-10");
		assertThat(found("!web !is:control")).isEmpty();
		assertThat(found("!\"db 3\" !is:control")).containsExactly("web-1", "web-10");
	}

	@Test
	public void akeyWantsTheWholeValueUnlessThereIsAStar() throws Exception {
		assertThat(found("name:web-1")).containsExactly("web-1");
		assertThat(found("name:web-*")).containsExactly("web-1", "web-10");
		assertThat(found("name:web-1?")).containsExactly("web-10");
		assertThat(found("host:xen-1")).containsExactly("Domain-0", "web-1");
		assertThat(found("name:\"web-*\"")).isEmpty();
		assertThat(found("name:\"DB 3\"")).containsExactly("DB 3");
		assertThat(found("tag:prod")).containsExactly("DB 3", "web-1");
		assertThat(found("tag:\"adxen:protect\"")).containsExactly("DB 3");
		assertThat(found("address:10.0.0.1")).containsExactly("web-1");
		assertThat(found("pool:lab toolstack:xapi")).hasSize(4);
	}

	@Test
	public void ofNotesAndSystemsAPartIsEnoughAndOfUuidsTheBeginning() throws Exception {
		assertThat(found("notes:ana")).containsExactly("DB 3");
		assertThat(found("os:debian")).hasSize(4);
		assertThat(found("uuid:AA")).containsExactly("web-1", "web-10");
		assertThat(found("uuid:a1")).isEmpty();
	}

	@Test
	public void severalValuesMeanAnyOfThem() throws Exception {
		assertThat(found("state:paused,halted")).containsExactly("DB 3", "web-10");
		assertThat(found("name:\"db 3\",/^dom/")).containsExactly("DB 3", "Domain-0");
	}

	@Test
	public void numbersAreCompared() throws Exception {
		assertThat(found("memory:>4GiB")).containsExactly("DB 3", "web-10");
		assertThat(found("memory:>=4g")).containsExactly("DB 3", "web-1", "web-10");
		assertThat(found("memory:2GiB..4096M")).containsExactly("Domain-0", "web-1");
		assertThat(found("vcpus:4")).containsExactly("web-10");
		assertThat(found("vcpus:=4")).containsExactly("web-10");
		assertThat(found("vcpus:<3")).containsExactly("Domain-0", "web-1");
		assertThat(found("cpu:>50%")).containsExactly("web-10");
		assertThat(found("cpu:<=50")).containsExactly("Domain-0", "web-1");
		assertThat(found("uptime:>1h")).containsExactly("Domain-0", "web-1", "web-10");
		assertThat(found("uptime:<1d uptime:>100m")).containsExactly("Domain-0", "web-1", "web-10");
	}

	@Test
	public void whatIsNotKnownMatchesNoComparison() throws Exception {
		assertThat(found("cpu:>=0 name:\"db 3\"")).isEmpty();
		assertThat(found("cpu:<1 name:\"db 3\"")).isEmpty();
		assertThat(found("uptime:>0s name:\"db 3\"")).isEmpty();
	}

	@Test
	public void whatSomethingIs() throws Exception {
		assertThat(found("is:protected")).containsExactly("DB 3");
		assertThat(found("is:control")).containsExactly("Domain-0");
		assertThat(found("is:stale")).containsExactly("Domain-0");
	}

	@Test
	public void hostsAreFoundByTheSameWords() throws Exception {
		HostView coordinator = host("xen-1", true, true);
		HostView other = host("xen-2", false, false);

		assertThat(Query.parse("xen is:coordinator").matches(coordinator)).isTrue();
		assertThat(Query.parse("is:coordinator").matches(other)).isFalse();
		assertThat(Query.parse("state:maintenance memory:>32GiB").matches(other)).isTrue();
		assertThat(Query.parse("host:xen-2 os:xcp-ng").matches(other)).isTrue();
		assertThat(Query.parse("vcpus:>8").matches(other)).isFalse();
	}

	@Test
	public void mistakesAreSentencesWithAPosition() {
		assertMistake("web sate:running", 4, "sate", "state", "quotes");
		assertMistake("state:runing", 6, "runing", "running");
		assertMistake("memory:>lots", 7, "lots", "memory:>4GiB");
		assertMistake("cpu:fast", 4, "cpu:>80%");
		assertMistake("uptime:>3", 7, "uptime:>3d");
		assertMistake("is:blue", 3, "blue", "protected");
		assertMistake("name:", 5, "name:");
		assertMistake("web !", 5, "!");
		assertMistake("tag:a,", 6, ",");
		assertMistake("name:\"web", 5, "quote");
		assertMistake("/web", 0, "slash");
		assertMistake("/we[b/", 4, "we[b");
		assertMistake("we\"b", 2, "quote");
		assertMistake("\"a\"b", 3, "b");
	}

	@Test
	public void aQueryIsWrittenAsItWasRead() throws Exception {
		assertThat(Query.parse("State:Running  web")).hasToString("State:Running  web");
	}

	private static void assertMistake(String query, int position, String... words) {
		var mistake = catchThrowableOfType(QueryException.class, () -> Query.parse(query));
		assertThat(mistake).hasMessageContainingAll(words);
		assertThat(mistake.position()).isEqualTo(position);
		assertThat(mistake).hasMessageContaining(Integer.toString(position + 1));
	}

	private static Set<String> found(String query) throws QueryException {
		Query parsed = Query.parse(query);
		Set<String> names = new TreeSet<>();
		FLEET.stream().filter(parsed::matches).forEach(d -> names.add(d.facts().name()));
		return names;
	}

	private static DomainView domain(String name, String uuid, PowerState state, Kind kind, @Nullable String host, int vcpus, int gib,
			double cpu, Set<String> tags, String address, boolean stale, String notes) {
		var facts = new DomainSnapshot(DomainId.of(uuid), name, "", kind, state, host, 1, vcpus, vcpus, (long) gib << 30,
				(long) gib << 30, cpu, host == null ? null : Instant.now().minus(Duration.ofHours(2)),
				address.isEmpty() ? List.of() : List.of(address), "Debian GNU/Linux 13", tags, Set.of(), Set.of(), Map.of());
		return new DomainView(new DomainKey("p", facts.id()), facts, host, "Lab", "xapi", stale, notes, tags);
	}

	private static HostView host(String name, boolean coordinator, boolean enabled) {
		var facts = new HostSnapshot(name, name, "10.0.0.9", enabled, true, coordinator, 8, "Xeon", 64L << 30, 1L << 30, 0.5,
				"XCP-ng 8.3.0", "4.17", false, Set.of());
		return new HostView(new HostKey("p", name), facts, "Lab", "xapi", 0, false);
	}
}
