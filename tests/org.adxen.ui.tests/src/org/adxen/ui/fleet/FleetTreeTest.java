// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.tests.Pictures;
import org.junit.Test;

public class FleetTreeTest {

	private static final ConnectionState CONNECTED = new ConnectionState.Connected();

	private static List<String> names(List<Object> elements) {
		return elements.stream().map(e -> switch (e) {
		case PoolView pool -> pool.id();
		case HostView host -> host.key().host();
		case DomainView domain -> domain.facts().name();
		default -> "?";
		}).toList();
	}

	@Test
	public void aPoolOfOneHostIsThatHost() {
		var tree = FleetTree.of(Pictures.of(Pictures.pool("lone", CONNECTED, 1, Map.of("web", 0))), null);

		assertThat(names(tree.shape().roots())).containsExactly("lone-h0");
		assertThat(names(tree.shape().childrenOf(tree.shape().roots().getFirst()))).containsExactly("web");
	}

	@Test
	public void domainsOnNoHostStandUnderTheirPool() {
		var tree = FleetTree.of(Pictures.of(Pictures.pool("lab", CONNECTED, 2, Map.of("off", -1))), null);

		assertThat(names(tree.shape().roots())).containsExactly("lab");
		assertThat(names(tree.shape().childrenOf(tree.shape().roots().getFirst()))).containsExactly("lab-h0", "lab-h1", "off");
	}

	@Test
	public void aPoolThatWasNeverSeenIsShown() {
		var tree = FleetTree.of(Pictures.of(Pictures.pool("new", new ConnectionState.Connecting(1), 0, Map.of())), null);

		assertThat(names(tree.shape().roots())).containsExactly("new");
	}

	@Test
	public void aFilterLeavesOnlyWhatLeadsToAMatch() {
		var picture = Pictures.of(Pictures.pool("lab", CONNECTED, 2, Map.of("web", 0, "db", 1)),
				Pictures.pool("other", CONNECTED, 2, Map.of("mail", 0)));
		var tree = FleetTree.of(picture, d -> d.facts().name().equals("db"));

		assertThat(names(tree.shape().roots())).containsExactly("lab");
		assertThat(names(tree.shape().childrenOf(tree.shape().roots().getFirst()))).containsExactly("lab-h1");
		assertThat(tree.shown()).isEqualTo(1);
		assertThat(tree.total()).isEqualTo(3);
	}

	@Test
	public void aLostConnectionChangesLabelsAndNotTheShape() {
		var before = FleetTree.of(Pictures.of(Pictures.pool("lab", CONNECTED, 2, Map.of("web", 0))), null);
		var after = FleetTree.of(Pictures.of(Pictures.pool("lab", new ConnectionState.Connecting(2), 2, Map.of("web", 0))),
				null);

		var difference = after.from(before);
		assertThat(difference.rootsChanged()).isFalse();
		assertThat(difference.reshaped()).isEmpty();
		assertThat(names(List.of(difference.relabelled()))).contains("lab", "lab-h0", "lab-h1", "web");
	}

	@Test
	public void onlyThePoolsWhoseDomainsMovedAreArrangedAnew() {
		var before = FleetTree.of(Pictures.of(Pictures.pool("lab", CONNECTED, 2, Map.of("web", 0)),
				Pictures.pool("other", CONNECTED, 2, Map.of("mail", 0))), null);
		var after = FleetTree.of(Pictures.of(Pictures.pool("lab", CONNECTED, 2, Map.of("web", 1)),
				Pictures.pool("other", CONNECTED, 2, Map.of("mail", 0))), null);

		var difference = after.from(before);
		assertThat(difference.rootsChanged()).isFalse();
		assertThat(names(difference.reshaped())).containsExactly("lab");
	}
}
