// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.adxen.fleet.ConnectionState;
import org.adxen.ui.tests.Pictures;
import org.junit.Test;

public class FleetCountsTest {

	@Test
	public void countsOnlyWhatIsTrueNow() {
		var counts = FleetCounts.of(Pictures.of(
				Pictures.pool("lab", new ConnectionState.Connected(), 2, Map.of("web", 0, "off", -1)),
				Pictures.pool("lost", new ConnectionState.NeedsPassword("root", true), 1, Map.of("db", 0)),
				Pictures.pool("new", new ConnectionState.Connecting(1), 0, Map.of())));

		assertThat(counts.hostsConnected()).isEqualTo(2);
		assertThat(counts.hosts()).isEqualTo(4);
		assertThat(counts.domainsRunning()).isEqualTo(1);
		assertThat(counts.domains()).isEqualTo(3);
		assertThat(counts.problems()).singleElement().asString().contains("lost");
	}
}
