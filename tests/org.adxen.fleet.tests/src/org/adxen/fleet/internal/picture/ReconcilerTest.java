// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.internal.Facts;
import org.adxen.fleet.internal.ManualSchedule;
import org.adxen.fleet.internal.environment.Authored.Registered;
import org.adxen.fleet.internal.environment.Authored.Written;
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.junit.Test;

public class ReconcilerTest {

	private final ManualSchedule time = new ManualSchedule();
	private final List<FleetChange> changes = new ArrayList<>();
	private final Reconciler reconciler = new Reconciler(time, changes::add);

	@Test
	public void hundredsOfChangesBetweenTwoBeatsAreOnePicture() {
		connected("p", Facts.pool("p", 2));
		settle();
		changes.clear();
		DomainSnapshot domain = Facts.pool("p", 2).domains().get(0);

		for (int i = 0; i < 500; i++) {
			reconciler.changed("p", Facts.changed(Facts.in(domain, i % 2 == 0 ? PowerState.PAUSED : PowerState.RUNNING)));
		}
		reconciler.changed("p", Facts.changed(Facts.in(domain, PowerState.CRASHED)));
		settle();

		assertThat(changes).hasSize(1);
		assertThat(state(domain)).isEqualTo(PowerState.CRASHED);
	}

	@Test
	public void whatIsToldAgainUnchangedMakesNoPicture() {
		connected("p", Facts.pool("p", 50));
		settle();
		changes.clear();

		reconciler.replaced("p", Facts.pool("p", 50));
		reconciler.changed("p", Facts.changed(Facts.pool("p", 50).domains().get(7)));
		settle();

		assertThat(changes).isEmpty();
	}

	@Test
	public void aNewPictureSharesWhatDidNotChange() {
		authored("p", "q");
		connectedOnly("p", Facts.pool("p", 50));
		connectedOnly("q", Facts.pool("q", 50));
		settle();
		var before = reconciler.picture();

		reconciler.changed("p", Facts.changed(Facts.in(Facts.pool("p", 50).domains().get(7), PowerState.PAUSED)));
		settle();

		var after = reconciler.picture();
		assertThat(after.revision()).isGreaterThan(before.revision());
		assertThat(after.pools().get("q")).isSameAs(before.pools().get("q"));
		var changed = after.domains().filter(d -> d != before.domain(d.key())).toList();
		assertThat(changed).hasSize(1);
	}

	@Test
	public void aChangeOfFactsIsNotAChangeOfStructure() {
		connected("p", Facts.pool("p", 3));
		settle();
		DomainSnapshot domain = Facts.pool("p", 3).domains().get(1);
		changes.clear();

		reconciler.changed("p", Facts.changed(Facts.in(domain, PowerState.PAUSED)));
		settle();
		assertThat(changes).extracting(FleetChange::structure).containsExactly(false);
		assertThat(changes.get(0).pools()).containsExactly("p");

		changes.clear();
		reconciler.changed("p", Facts.changed(Facts.named(domain, "renamed")));
		settle();
		reconciler.changed("p", Facts.gone(domain.id().uuid()));
		settle();
		reconciler.standing("p", new ConnectionState.NotWatched(), null);
		settle();
		assertThat(changes).extracting(FleetChange::structure).containsExactly(true, true, true);
	}

	@Test
	public void domainsAndHostsComeInOrderOfNameWhateverTheOrderTheyWereToldIn() {
		var domains = List.of(Facts.domain("1", "web-2", PowerState.RUNNING, "h"), Facts.domain("2", "App", PowerState.HALTED, null),
				Facts.domain("3", "web-1", PowerState.RUNNING, "h"));
		connected("p", new PoolSnapshot(new PoolFacts("p", "p", "XAPI", null, false),
				List.of(Facts.host("zeta"), Facts.host("Alpha"), Facts.host("h")), domains, List.of()));
		settle();
		assertThat(names()).containsExactly("App", "web-1", "web-2");
		assertThat(pool("p").hosts().keySet()).containsExactly("Alpha", "h", "zeta");

		reconciler.changed("p", Facts.changed(Facts.named(domains.get(0), "aaa")));
		settle();

		assertThat(names()).containsExactly("aaa", "App", "web-1");
	}

	@Test
	public void aSnapshotTakesAwayWhatIsNotInIt() {
		connected("p", Facts.pool("p", 10));
		settle();

		reconciler.changed("p", Facts.changed(Facts.domain("late", "late", PowerState.RUNNING, null)));
		reconciler.replaced("p", Facts.pool("p", 4));
		settle();

		assertThat(pool("p").domains()).hasSize(4);
	}

	@Test
	public void whatWentAndCameBackWithinABeatIsThere() {
		connected("p", Facts.pool("p", 1));
		settle();
		DomainSnapshot domain = Facts.pool("p", 1).domains().get(0);

		reconciler.changed("p", Facts.gone(domain.id().uuid()));
		reconciler.changed("p", Facts.changed(Facts.in(domain, PowerState.HALTED)));
		settle();
		assertThat(state(domain)).isEqualTo(PowerState.HALTED);

		reconciler.changed("p", Facts.changed(Facts.in(domain, PowerState.RUNNING)));
		reconciler.changed("p", Facts.gone(domain.id().uuid()));
		settle();
		assertThat(pool("p").domains()).isEmpty();
	}

	@Test
	public void duplicateUuidsStandSideBySide() {
		DomainSnapshot one = Facts.domain("u", "web", PowerState.RUNNING, "h1");
		var first = withId(one, new DomainId("u", "h1"));
		var second = withId(one, new DomainId("u", "h2"));
		connected("p", new PoolSnapshot(new PoolFacts("p", "p", "xl", null, false), List.of(Facts.host("h1"), Facts.host("h2")),
				List.of(first, second), List.of()));
		settle();

		assertThat(pool("p").domains()).containsOnlyKeys(new DomainKey("p", first.id()), new DomainKey("p", second.id()));
	}

	@Test
	public void theLoadIsLaidOverWhateverIsToldWithoutIt() {
		connected("p", Facts.pool("p", 1));
		DomainSnapshot domain = Facts.pool("p", 1).domains().get(0);
		reconciler.load("p", new LoadSample(Instant.EPOCH, Map.of(), Map.of(domain.id(), 0.4249)));
		settle();
		// In whole per cents.
		assertThat(domain(domain).cpuLoad()).isEqualTo(0.42);

		reconciler.changed("p", Facts.changed(Facts.in(domain, PowerState.PAUSED)));
		settle();

		assertThat(domain(domain).cpuLoad()).isEqualTo(0.42);
		changes.clear();
		reconciler.load("p", new LoadSample(Instant.EPOCH, Map.of(), Map.of(domain.id(), 0.4151)));
		settle();
		assertThat(changes).as("what looks the same is no change").isEmpty();
	}

	@Test
	public void thePoolIsCalledByTheAdminsNameElseItsOwnElseItsOnlyHosts() {
		registered(registered("p", "Mine"), registered("q", ""), registered("r", ""), registered("s", ""));
		connectedOnly("p", Facts.pool("p-name", 0));
		connectedOnly("q", Facts.pool("q-name", 0));
		connectedOnly("r", new PoolSnapshot(new PoolFacts(null, "", "xend", null, false), List.of(Facts.host("lone")), List.of(),
				List.of()));
		settle();

		assertThat(reconciler.picture().pools().values()).extracting(PoolView::label).containsExactly("Mine", "q-name", "lone",
				"s.example");
	}

	@Test
	public void notesTagsAndReadOnlyModeAreTheAdmins() {
		DomainSnapshot domain = Facts.pool("p", 1).domains().get(0);
		connected("p", Facts.pool("p", 1));
		settle();

		reconciler.authored(new Authored(new EnvironmentSettings(true, 10, ImageRepository.NONE), Map.of("p", registered("p", "")),
				Map.of(new DomainKey("p", domain.id()), new Written("Do not touch", Set.of(DomainSnapshot.PROTECT_TAG))), List.of()));
		settle();

		var view = view(domain);
		assertThat(view.notes()).isEqualTo("Do not touch");
		assertThat(view.isProtected()).isTrue();
		assertThat(pool("p").readOnly()).isTrue();
	}

	@Test
	public void aPoolThatIsRemovedIsForgottenAndLateWordsOfItAreNotHeard() {
		connected("p", Facts.pool("p", 1));
		settle();

		authored();
		settle();
		reconciler.replaced("p", Facts.pool("p", 1));
		settle();

		assertThat(reconciler.picture().pools()).isEmpty();
	}

	@Test
	public void hostsCountTheOrdinaryDomainsThatRunOnThem() {
		var domains = List.of(Facts.domain("1", "a", PowerState.RUNNING, "h"), Facts.domain("2", "b", PowerState.PAUSED, "h"),
				Facts.domain("3", "c", PowerState.HALTED, "h"), control("4", "h"));
		connected("p", new PoolSnapshot(new PoolFacts("p", "p", "XAPI", null, false), List.of(Facts.host("h")), domains, List.of()));
		settle();

		assertThat(pool("p").hosts().get("h").running()).isEqualTo(2);
	}

	@Test
	public void manyPoolsAreAppliedInSlicesAndAllArrive() {
		Map<String, Registered> pools = new LinkedHashMap<>();
		for (int i = 0; i < 500; i++) {
			pools.put("p" + i, registered("p" + i, ""));
		}
		reconciler.authored(new Authored(EnvironmentSettings.DEFAULT, pools, Map.of(), List.of()));
		pools.keySet().forEach(p -> connectedOnly(p, Facts.pool(p, 20)));
		settle();

		assertThat(reconciler.picture().domains()).hasSize(10_000);
		assertThat(reconciler.picture().pools().values()).allMatch(PoolView::isConnected);

		pools.keySet().forEach(p -> reconciler
				.changed(p, Facts.changed(Facts.in(Facts.pool(p, 20).domains().get(3), PowerState.SUSPENDED))));
		settle();
		assertThat(reconciler.picture().domains().filter(d -> d.facts().state() == PowerState.SUSPENDED)).hasSize(500);
	}

	@Test
	public void whatIsToldToBeDoneAfterwardsIsDoneWhenAllIsApplied() {
		authored("p");
		List<Integer> seen = new ArrayList<>();
		connectedOnly("p", Facts.pool("p", 9));

		reconciler.afterwards(() -> seen.add(pool("p").domains().size()));
		time.runDue();

		assertThat(seen).containsExactly(9);
	}

	// --- words

	private void connected(String pool, PoolSnapshot snapshot) {
		authored(pool);
		connectedOnly(pool, snapshot);
	}

	private void connectedOnly(String pool, PoolSnapshot snapshot) {
		reconciler.replaced(pool, snapshot);
		reconciler.standing(pool, new ConnectionState.Connected(), null);
	}

	private void authored(String... pools) {
		registered(List.of(pools).stream().map(p -> registered(p, "")).toArray(Registered[]::new));
	}

	private void registered(Registered... pools) {
		Map<String, Registered> all = new LinkedHashMap<>();
		for (Registered pool : pools) {
			all.put(pool.id(), pool);
		}
		reconciler.authored(new Authored(EnvironmentSettings.DEFAULT, all, Map.of(), List.of()));
	}

	private static Registered registered(String id, String label) {
		return new Registered(id, label, Address.parse("xapi://" + id + ".example"), "root", false, true, 0, null);
	}

	private void settle() {
		time.advance(Duration.ofSeconds(1));
	}

	private PoolView pool(String id) {
		return reconciler.picture().pools().get(id);
	}

	private DomainView view(DomainSnapshot of) {
		return java.util.Objects.requireNonNull(reconciler.picture().domain(new DomainKey("p", of.id())));
	}

	private DomainSnapshot domain(DomainSnapshot of) {
		return view(of).facts();
	}

	private PowerState state(DomainSnapshot of) {
		return domain(of).state();
	}

	private List<String> names() {
		return pool("p").domains().values().stream().map(d -> d.facts().name()).toList();
	}

	private static DomainSnapshot withId(DomainSnapshot d, DomainId id) {
		return new DomainSnapshot(id, d.name(), d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				d.allowed(), d.current(), d.labels());
	}

	private static DomainSnapshot control(String uuid, String host) {
		var d = Facts.domain(uuid, "Domain-0", PowerState.RUNNING, host);
		return new DomainSnapshot(d.id(), d.name(), d.description(), DomainSnapshot.Kind.CONTROL, d.state(), d.host(), 0,
				d.vcpus(), d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(),
				d.tags(), d.allowed(), d.current(), d.labels());
	}
}
