// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.placement.Placement;
import org.adxen.operations.placement.Placement.Decision;
import org.junit.Test;

/** What an admin moved by hand stays, whatever else is chosen, until the plan is made again. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class PlanWishTest {

	private static final HostKey ONE = new HostKey("lab", "1");
	private static final HostKey TWO = new HostKey("lab", "2");
	private static final HostKey THREE = new HostKey("lab", "3");

	private static GroupPlan plan() {
		Map<String, Decision> decisions = new LinkedHashMap<>();
		decisions.put("db", new Decision(ONE, "because", ""));
		decisions.put("web", new Decision(TWO, "because", ""));
		decisions.put("huge", new Decision(null, "too large", "Buy more."));
		var group = new GroupDefinition("id", "shop", List.of(), "", "", List.of(), List.of(), Map.of());
		return new GroupPlan(group, new GroupExpansion(List.of(), List.of()), new Placement(decisions, List.of()));
	}

	@Test
	public void othersStayWhereThePlanHasThemWhenAMemberIsMoved() {
		PlanWish moved = PlanWish.of(Set.of(ONE, TWO), "equal").moved(plan(), "web", ONE);
		assertThat(moved.places()).as("what has no place is free to find one").isEqualTo(Map.of("db", ONE, "web", ONE));
		assertThat(moved.byHand()).isEqualTo(Set.of("web"));
	}

	@Test
	public void otherHostsAndPoliciesPlanAllButWhatWasMoved() {
		PlanWish moved = PlanWish.of(Set.of(ONE, TWO), "equal").moved(plan(), "web", ONE);
		assertThat(moved.with(THREE, true).places()).isEqualTo(Map.of("web", ONE));
		assertThat(moved.with(THREE, true).hosts()).isEqualTo(Set.of(ONE, TWO, THREE));
		assertThat(moved.with(TWO, false).hosts()).isEqualTo(Set.of(ONE));
		assertThat(moved.with("fewest").places()).isEqualTo(Map.of("web", ONE));
		assertThat(moved.with("fewest").policy()).isEqualTo("fewest");
	}

	@Test
	public void planningAgainForgetsWhatWasMovedOrSaved() {
		PlanWish moved = PlanWish.of(Set.of(ONE, TWO), "equal").moved(plan(), "web", ONE);
		assertThat(moved.anew()).isEqualTo(PlanWish.of(Set.of(ONE, TWO), "equal"));
		PlanWish saved = moved.saved(Map.of("db", THREE));
		assertThat(saved.hosts()).isEqualTo(Set.of(THREE));
		assertThat(saved.byHand()).isEqualTo(Set.of());
		assertThat(saved.anew().places()).isEqualTo(Map.of());
	}

	@Test
	public void rollingBackSeveralActivationsAsksOnceForEachOperation() {
		var first = new Target.OfPool("first");
		var second = new Target.OfPool("second");
		RollBack all = RollBack.merged(List.of(request("off", second), request("off", first, second), request("delete", first)));
		assertThat(all.requests()).isEqualTo(List.of(request("off", second, first), request("delete", first)));
	}

	private static OperationRequest request(String operation, Target... targets) {
		return new OperationRequest(operation, List.of(targets), Map.of(), "", "test", false);
	}
}
