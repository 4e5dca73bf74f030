// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The last known picture is written for what matters after a restart, and not for each load sample. */
public class LastKnownCacheTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private long revision;

	private FleetPicture picture(PowerState state, double cpu, long free) {
		var host = new HostSnapshot("h", "xen-1", "127.0.0.1", true, true, false, 8, "", 1L << 36, free, cpu, "XCP-ng", "4.17", false,
				Set.of());
		var domain = new DomainSnapshot(DomainId.of("web"), "web", "", DomainSnapshot.Kind.ORDINARY, state, "h", 1, 2, 2, 1L << 30, 1L << 30,
				cpu, null, List.of(), "", Set.of(), Set.of(), Set.of(), Map.of());
		var key = new DomainKey("p", domain.id());
		var pool = new PoolView("p", "lab", new Address("xapi", false, "127.0.0.1", 1000), "root", new ConnectionState.NotWatched(), false, null,
				null, Map.of("h", new HostView(new HostKey("p", "h"), host, "lab", "xapi", 1, false)),
				Map.of(key, new DomainView(key, domain, "xen-1", "lab", "xapi", false, "", Set.of())), List.of(), Instant.EPOCH);
		return new FleetPicture(++revision, Map.of("p", pool));
	}

	@Test
	public void loadsAreNoNews() throws Exception {
		var cache = new LastKnownCache(folder.getRoot().toPath());
		FleetPicture first = picture(PowerState.RUNNING, 0.1, 1L << 30);
		assertThat(cache.hasNews(first)).isTrue();
		cache.save(first);

		assertThat(cache.hasNews(picture(PowerState.RUNNING, 0.9, 1L << 20))).isFalse();
		assertThat(cache.hasNews(picture(PowerState.RUNNING, Double.NaN, -1))).isFalse();
	}

	@Test
	public void statesAndWhatCameOrWentAre() throws Exception {
		var cache = new LastKnownCache(folder.getRoot().toPath());
		cache.save(picture(PowerState.RUNNING, 0.1, 1L << 30));

		assertThat(cache.hasNews(picture(PowerState.HALTED, 0.1, 1L << 30))).isTrue();
		assertThat(cache.hasNews(new FleetPicture(++revision, Map.of()))).isTrue();
	}
}
