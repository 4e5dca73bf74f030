// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.DomainKey;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.Drift;
import org.adxen.ui.group.Mend.How;
import org.adxen.xen.DomainId;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class MendTest {

	private static Drift drift(Drift.Kind kind, String member, String operation, Map<String, String> parameters) {
		return new Drift(kind, member, "", operation.isEmpty() ? Optional.empty()
				: Optional.of(new OperationRequest("org.adxen.operations." + operation,
						List.of(new Target.OfDomain(new DomainKey("lab", DomainId.of(member)))), parameters, "", "test", false)));
	}

	@Test
	public void whatIsOffIsMendedByActivatingWhereThatCanBeDone() {
		assertThat(Mend.of(drift(Drift.Kind.MISSING, "a", "", Map.of()), true).how()).isEqualTo(How.ACTIVATION);
		assertThat(Mend.of(drift(Drift.Kind.HALTED, "a", "start", Map.of()), true).how()).isEqualTo(How.ACTIVATION);
		assertThat(Mend.of(drift(Drift.Kind.HALTED, "a", "unpause", Map.of()), true).how()).isEqualTo(How.OPERATION);
		assertThat(Mend.of(drift(Drift.Kind.MISSING, "a", "", Map.of()), false).how()).isEqualTo(How.BY_HAND);
		assertThat(Mend.of(drift(Drift.Kind.HALTED, "a", "start", Map.of()), false).how()).isEqualTo(How.OPERATION);
		assertThat(Mend.of(drift(Drift.Kind.ELSEWHERE, "a", "", Map.of()), true).how()).isEqualTo(How.BY_HAND);
	}

	@Test
	public void whatIsMendedBySameIsAskedAboutOnce() {
		List<Mend> mends = List.of(Mend.of(drift(Drift.Kind.EXTRA, "a", "delete", Map.of()), true),
				Mend.of(drift(Drift.Kind.RENAMED, "b", "rename", Map.of("name", "b")), true),
				Mend.of(drift(Drift.Kind.EXTRA, "c", "delete", Map.of()), true),
				Mend.of(drift(Drift.Kind.RENAMED, "d", "rename", Map.of("name", "d")), true));

		List<OperationRequest> requests = Mend.requests(mends);
		assertThat(requests.stream().map(r -> r.operation() + r.parameters() + r.targets().size()).toList()).containsExactly(
				"org.adxen.operations.delete{}2", "org.adxen.operations.rename{name=b}1", "org.adxen.operations.rename{name=d}1");
		assertThat(requests).noneMatch(OperationRequest::confirmed);
	}
}
