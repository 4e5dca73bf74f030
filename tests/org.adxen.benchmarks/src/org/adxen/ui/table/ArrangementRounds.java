// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.query.Query;
import org.adxen.ui.domains.BenchmarkColumns;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;

/**
 * Filters and sorts the table of domains, as its worker does, without a display: from the rows of a picture to the arrangement that
 * is swapped in. Prints the median and the slowest of the rounds.
 */
public final class ArrangementRounds {

	private static final int WARM = 15;
	private static final String[] WORDS = { "web", "db", "mail", "build", "cache", "Proxy", "test", "ci-runner", "ldap", "érica" };
	private static final String[] SYSTEMS = { "Debian GNU/Linux 12", "Ubuntu 24.04 LTS", "Windows Server 2022", "AlmaLinux 9.4", "" };
	private static final String[] QUERIES = { "web", "nothing-like-it", "state:running memory:>4GiB", "host:/xen-1.*/ !tag:prod web",
			"name:web-*", "10.1.", "is:protected", "" };

	private ArrangementRounds() {
	}

	/** @param args rows, rounds */
	public static void main(String[] args) throws Exception {
		int rows = Integer.parseInt(args[0]);
		int rounds = Integer.parseInt(args[1]);
		List<DomainView> domains = domains(rows);
		List<RowColumn<DomainView>> columns = BenchmarkColumns.all();
		RowColumn<DomainView> name = columns.getFirst();
		var all = order(name, d -> true, true);
		Sorted<DomainView> byName = Sorted.of(domains, all);
		for (String query : QUERIES) {
			Predicate<DomainView> filter = Query.parse(query)::matches;
			var order = order(name, filter, true);
			measure("filter " + (query.isEmpty() ? "everything" : '`' + query + '`'), rounds,
					() -> Arrangement.of(byName.renewed(List.copyOf(domains), order), order));
		}
		for (RowColumn<DomainView> column : columns.reversed()) {
			var order = order(column, d -> true, true);
			measure("sort by " + column.id(), rounds, () -> Arrangement.of(Sorted.of(domains, order), order));
		}
		var changed = change(domains, rows / 100);
		var shown = Arrangement.of(byName, all);
		measure("one in 100 changed, sorted by name", rounds, () -> {
			Arrangement<DomainView> after = Arrangement.of(byName.renewed(changed, all), all);
			return after.hasPlacesOf(shown, DomainView::key) ? after.differencesFrom(shown) : after;
		});
		measure("one in 100 changed, rows kept in place", rounds, () -> {
			Arrangement<DomainView> after = Arrangement.inPlace(shown, changed, all);
			return after.hasPlacesOf(shown, DomainView::key) ? after.differencesFrom(shown) : after;
		});
	}

	private static Arrangement.Order<DomainView> order(RowColumn<DomainView> column, Predicate<DomainView> filter, boolean ascending) {
		return new Arrangement.Order<>(filter, column.sortKey(), ascending, DomainView::key);
	}

	private static Object sink;

	private static void measure(String what, int rounds, Supplier<Object> work) {
		double[] took = new double[rounds];
		for (int i = -WARM; i < rounds; i++) {
			long begun = System.nanoTime();
			sink = work.get();
			if (i >= 0) {
				took[i] = (System.nanoTime() - begun) / 1e6;
			}
		}
		Arrays.sort(took);
		System.out.printf("| %s | %.0f ms | %.0f ms |%n", what, took[rounds / 2], took[rounds - 1]);
	}

	/** Each field in another order, as of many pools of one picture. */
	static List<DomainView> domains(int count) {
		var random = new Random(1);
		List<DomainView> all = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			String pool = "pool-" + i / 200;
			int host = random.nextInt(count / 20);
			boolean runs = random.nextInt(10) < 7;
			String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
			String name = WORDS[random.nextInt(WORDS.length)] + '-' + random.nextInt(count);
			Set<String> tags = random.nextInt(5) == 0 ? Set.of("prod", "team-" + random.nextInt(20)) : Set.of();
			var facts = new DomainSnapshot(DomainId.of(uuid), name, "", DomainSnapshot.Kind.ORDINARY,
					runs ? PowerState.RUNNING : PowerState.HALTED, runs ? "host-" + host : null, runs ? i % 300 : -1, 1 + random.nextInt(16), 16,
					(1L + random.nextInt(64)) << 28, 1L << 34, runs ? random.nextDouble() : Double.NaN,
					runs ? Instant.now().minusSeconds(random.nextInt(10_000_000)) : null,
					runs ? List.of("10." + random.nextInt(4) + '.' + random.nextInt(256) + '.' + random.nextInt(256)) : List.of(),
					SYSTEMS[random.nextInt(SYSTEMS.length)], tags, Set.of(), Set.of(), Map.of());
			all.add(new DomainView(new DomainKey(pool, facts.id()), facts, runs ? "xen-" + host : null, pool, "xapi", false, "", tags));
		}
		return Collections.unmodifiableList(all);
	}

	/** The same with so many of them changed. */
	private static List<DomainView> change(List<DomainView> domains, int many) {
		var random = new Random(2);
		List<DomainView> changed = new ArrayList<>(domains);
		for (int i = 0; i < many; i++) {
			int at = random.nextInt(changed.size());
			DomainView d = changed.get(at);
			changed.set(at, new DomainView(d.key(), d.facts(), d.hostName(), d.poolLabel(), d.toolstack(), !d.stale(), d.notes(), d.tags()));
		}
		return Collections.unmodifiableList(changed);
	}
}
