// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.adxen.operations.tests.OperationsFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.adxen.operations.OperationRequest;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class AskingTest {

	@Rule
	public final OperationsFixture x;

	public AskingTest() throws IOException {
		x = new OperationsFixture();
	}

	private Question question(String operation, Target... targets) {
		return x.operations.question(request(operation, Map.of(), targets)).orElseThrow();
	}

	@Test
	public void whatBringsUpIsNotAskedAbout() {
		Target off = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		Target paused = x.fleet.domain(LAB, "web-2", PowerState.PAUSED);
		Target suspended = x.fleet.domain(LAB, "web-3", PowerState.SUSPENDED);
		assertThat(x.operations.question(request("start", Map.of(), off))).isEmpty();
		assertThat(x.operations.question(request("unpause", Map.of(), paused))).isEmpty();
		assertThat(x.operations.question(request("resume", Map.of(), suspended))).isEmpty();
	}

	@Test
	public void whatCanBeTakenBackIsAskedOnceAndMayBeSilencedForOne() {
		Target one = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target two = x.fleet.domain(LAB, "web-2", PowerState.RUNNING);
		for (String operation : List.of("shutDown", "reboot", "suspend", "pause", "migrate")) {
			assertThat(question(operation, one).silenceable()).as(operation).isTrue();
			assertThat(question(operation, one, two).silenceable()).as(operation).isFalse();
			assertThat(question(operation, one, two).typed()).as(operation).isEmpty();
		}
	}

	@Test
	public void whatLosesSomethingIsAlwaysAskedAndTheCountIsTyped() {
		Target one = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target two = x.fleet.domain(LAB, "web-2", PowerState.RUNNING);
		for (String operation : List.of("forceShutDown", "forceReboot")) {
			assertThat(question(operation, one).silenceable()).as(operation).isFalse();
			assertThat(question(operation, one).typed()).as(operation).isEmpty();
			assertThat(question(operation, one, two).typed()).as(operation).contains("2");
		}
	}

	@Test
	public void aMixedSelectionSaysWhatIsDoneAndWhyNotToTheOthers() {
		Target on = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target on2 = x.fleet.domain(LAB, "web-2", PowerState.RUNNING);
		Target off = x.fleet.domain(LAB, "web-3", PowerState.HALTED);

		Question question = question("forceShutDown", on, off, on2);

		assertThat(question.title()).isEqualTo("Force Shut Down 2 Domains");
		assertThat(question.action()).isEqualTo("Force Shut Down 2 Domains");
		assertThat(question.willDo()).containsExactly("web-1 (lab-1, lab)", "web-2 (lab-1, lab)");
		assertThat(question.willNot()).containsOnlyKeys("web-3 (lab)");
		assertThat(question.willNot().get("web-3 (lab)")).contains("web-3 is halted");
		assertThat(question.typed()).contains("2");
		assertThat(question.text()).contains("lost");
	}

	@Test
	public void whatIsConfirmedIsWhatWasAskedAbout() {
		Target on = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target off = x.fleet.domain(LAB, "web-2", PowerState.HALTED);
		OperationRequest request = new OperationRequest("org.adxen.operations.pause", List.of(on, off), Map.of(), "", "test",
				false);
		OperationRequest confirmed = request.confirm(x.operations.question(request).orElseThrow());
		assertThat(confirmed.targets()).containsExactly(on);
		assertThat(confirmed.confirmed()).isTrue();
	}

	@Test
	public void oneTargetIsNamed() {
		assertThat(question("delete", x.fleet.domain(LAB, "web-1", PowerState.HALTED)).title()).isEqualTo("Delete: web-1");
	}

	@Test
	public void membersOfAHighlyAvailablePoolAreWarnedOf() {
		x.fleet.facts(LAB, new PoolFacts(LAB, "lab", "XAPI", "lab-1", true));
		assertThat(question("disable", x.fleet.hostTarget(LAB, "lab-2")).warnings()).singleElement().asString()
				.contains("lab-2", "high availability");
	}

	@Test
	public void aWarningIsNeverSilenced() {
		assertThat(question("disable", x.fleet.hostTarget(LAB, "lab-2")).silenceable()).isTrue();
		x.fleet.facts(LAB, new PoolFacts(LAB, "lab", "XAPI", "lab-1", true));
		assertThat(question("disable", x.fleet.hostTarget(LAB, "lab-2")).silenceable()).isFalse();
	}

	@Test
	public void theLastCoordinatorIsWarnedOf() {
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-2"), h -> FakeFleet.host(h, false, true, 0));
		assertThat(question("disable", x.fleet.hostTarget(LAB, "lab-1")).warnings()).singleElement().asString()
				.contains("lab-1", "coordinator", "no other host");
	}

	@Test
	public void aHostThatDoesNotAnswerIsWarnedOf() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-1"), h -> FakeFleet.host(h, true, false, 0));
		assertThat(question("forceShutDown", web).warnings()).singleElement().asString().contains("web-1", "lab-1",
				"does not answer");
	}
}
