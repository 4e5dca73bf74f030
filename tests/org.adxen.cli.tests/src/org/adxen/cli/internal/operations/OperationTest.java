// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.Fixtures;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.fleet.DomainKey;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Test;

public class OperationTest extends CommandLineFixture {

	private static final Target WEB = new Target.OfDomain(new DomainKey("lab", DomainId.of(WEB_1)));

	private OperationRequest request() {
		assertThat(operations.requests).hasSize(1);
		return operations.requests.get(0);
	}

	private static Question question(List<Target> targets, Map<String, String> willNot, String typed) {
		return new Question("Shut Down web-1", "It will be shut down.", targets, List.of("web-1 on xen-lab"), willNot,
				List.of("Another admin is at work on it."), Optional.of(typed).filter(t -> !t.isEmpty()), "Shut Down", true);
	}

	@Test
	public void doesItAndTellsTheOutcome() {
		assertThat(adxen("start", "web-1", "--reason", "because")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				Name                                  Pool      Outcome  Result  Reason
				11111111-0000-0000-0000-000000000001  lab pool  Done
				""");
		assertThat(request().targets()).containsExactly(WEB);
		assertThat(request().reason()).isEqualTo("because");
		assertThat(request().origin()).isEqualTo("command line");
	}

	@Test
	public void asksEveryPoolForANameButOnlyOneForAUuid() {
		adxen("start", "web-1");
		assertThat(fleet.connected).containsExactly("lab", "farm");
		fleet.connected.clear();
		adxen("start", WEB_1);
		adxen("start", "lab pool/web-1");
		adxen("start", "web-1", "--pool", "lab pool");
		assertThat(fleet.connected).containsExactly("lab", "lab", "lab");
	}

	@Test
	public void doesNothingWhenOneNameIsUnknown() {
		assertThat(adxen("start", "web-1", "web-2")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("web-2", "web-1");
		assertThat(operations.requests).isEmpty();
	}

	@Test
	public void doesNothingWithoutTargets() {
		assertThat(adxen("start")).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("start", "--pool", "farm")).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("start", "--query", " ")).isEqualTo(ExitCode.USAGE);
		assertThat(operations.requests).isEmpty();
	}

	@Test
	public void tellsADomainByItsHostWhereANameIsUsedTwice() {
		fleet.with(Fixtures.pool("farm", "farm", "xend+http://127.0.0.1:9363",
				Fixtures.domain("farm", "farm", "22222222-0000-0000-0000-000000000009", "web-1", PowerState.RUNNING)));
		assertThat(adxen("start", "web-1")).isEqualTo(ExitCode.FAILED);
		assertThat(adxen("start", "web-1", "--host", "xen-lab")).isEqualTo(ExitCode.OK);
		assertThat(request().targets()).containsExactly(WEB);
	}

	@Test
	public void asksAtTheTerminalWhatTheWorkbenchAsks() {
		operations.question = question(List.of(WEB), Map.of("Domain-0", "It is the control domain."), "");
		terminal.answering("y");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("Shut Down web-1", "It will be shut down.", "  web-1 on xen-lab",
				"  Domain-0: It is the control domain.", "Warning: Another admin is at work on it.");
		assertThat(terminal.asked).containsExactly("Shut Down? [y/N] ");
		assertThat(request().confirmed()).isTrue();
		assertThat(out()).contains("Domain-0", "Refused", "It is the control domain.", "Done");
	}

	@Test
	public void aNameCannotSteerTheTerminalThatAsks() {
		operations.question = new Question("Pause \u001b[2J", "It will be paused.", List.of(WEB), List.of("\u001b[2J"), Map.of(),
				List.of("\u001b[2J is being migrated."), Optional.empty(), "Pause: \u001b[2J", false);
		terminal.answering("y");
		adxen("shutdown", "web-1");
		assertThat(told()).contains("is being migrated.");
		assertThat(told()).doesNotContain("\u001b");
		assertThat(terminal.asked).noneMatch(a -> a.contains("\u001b"));
	}

	@Test
	public void takesEverythingButYesForNo() {
		operations.question = question(List.of(WEB), Map.of(), "");
		terminal.answering("");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("Nothing was done.");
		assertThat(operations.requests).isEmpty();
	}

	@Test
	public void wantsTheCountTyped() {
		operations.question = question(List.of(WEB, WEB), Map.of(), "2");
		terminal.answering("y");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.FAILED);
		assertThat(operations.requests).isEmpty();
		terminal.answering("2");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.OK);
	}

	@Test
	public void needsYesWhereNobodyCanBeAsked() {
		operations.question = question(List.of(WEB), Map.of(), "");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("Shut Down web-1", "add --yes");
		assertThat(operations.requests).isEmpty();
		assertThat(adxen("shutdown", "web-1", "--yes")).isEqualTo(ExitCode.OK);
		assertThat(request().confirmed()).isTrue();
		assertThat(told()).contains("Warning: Another admin is at work on it.");
	}

	@Test
	public void doesNotAskWhenNothingCanBeDone() {
		operations.question = question(List.of(), Map.of("web-1", "It is protected."), "");
		assertThat(adxen("shutdown", "web-1")).isEqualTo(ExitCode.FAILED);
		assertThat(out()).contains("It is protected.");
		assertThat(operations.requests).isEmpty();
	}

	@Test
	public void findsTheDestinationByName() {
		assertThat(adxen("migrate", "web-1", "--host", "xen-lab")).isEqualTo(ExitCode.OK);
		assertThat(request().parameters()).containsExactly(Map.entry("host", "h1"));
	}

	@Test
	public void saysWhichParameterIsMissingBeforeAnyHostIsAsked() {
		assertThat(adxen("migrate", "web-1")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("adxen migrate needs --host (Destination).");
		assertThat(fleet.connected).isEmpty();
	}

	@Test
	public void readsAmountsOfMemory() {
		assertThat(adxen("memory", "web-1", "--memory", "1.5 GiB")).isEqualTo(ExitCode.OK);
		assertThat(request().parameters()).containsEntry("memory", "1610612736");
		assertThat(adxen("memory", "web-1", "--memory", "much")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--memory: ", "much");
	}

	@Test
	public void handsFlagsAndFilesOn() {
		adxen("delete", "web-1", "--with-disks");
		adxen("create", "--pool", "farm", "--config", "web.cfg", "--start=false");
		assertThat(operations.requests.get(0).parameters()).containsEntry("with-disks", "true");
		assertThat(operations.requests.get(1).parameters()).containsOnly(
				Map.entry("config", Path.of("web.cfg").toAbsolutePath().toString()), Map.entry("start", "false"));
		assertThat(operations.requests.get(1).targets()).containsExactly(new Target.OfPool("farm"));
	}

	@Test
	public void takesAFileWithoutItsOption() {
		assertThat(adxen("create", "web.cfg", "--pool", "farm", "--start")).isEqualTo(ExitCode.OK);
		assertThat(request().targets()).containsExactly(new Target.OfPool("farm"));
		assertThat(request().parameters()).containsEntry("config", Path.of("web.cfg").toAbsolutePath().toString());
		assertThat(request().parameters()).containsEntry("start", "true");
	}

	@Test
	public void needsNoPoolWhereThereIsButOne() {
		assertThat(adxen("create", "web.cfg")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--pool");
		fleet.pools.remove("lab");
		assertThat(adxen("create", "web.cfg")).isEqualTo(ExitCode.OK);
	}

	@Test
	public void doesNotTakeATargetForTheValueOfAFlag() {
		assertThat(adxen("delete", "--with-disks", "web-1")).isEqualTo(ExitCode.OK);
		assertThat(request().targets()).containsExactly(WEB);
	}

	@Test
	public void settlesWhatEarlierProgramsLeftOpen() {
		adxen("start", "web-1");
		assertThat(operations.settled).isTrue();
	}

	@Test
	public void tellsFailuresWithTheToolstacksWords() {
		operations.outcome = t -> new TargetOutcome.Failed("There is not enough memory.", "HOST_NOT_ENOUGH_FREE_MEMORY");
		assertThat(adxen("start", "web-1", "--format", "json")).isEqualTo(ExitCode.FAILED);
		assertThat(out()).contains("\"outcome\": \"failed\"", "\"reason\": \"There is not enough memory.\"",
				"\"toolstack\": \"HOST_NOT_ENOUGH_FREE_MEMORY\"", "\"target\": \"domain:lab/" + WEB_1 + "\"");
	}

	@Test
	public void saysThatTheOutcomeIsNotKnown() {
		operations.outcome = t -> new TargetOutcome.Unknown("The link was lost.");
		assertThat(adxen("start", "web-1")).isEqualTo(ExitCode.UNKNOWN);
		assertThat(out()).contains("Unknown", "The link was lost.");
	}

	@Test
	public void tellsWhatACancellationLeft() {
		operations.outcome = t -> new TargetOutcome.Cancelled("Half of it could not be removed.");
		adxen("start", "web-1");
		assertThat(out()).contains("Cancelled", "Half of it could not be removed.");
	}

	@Test
	public void endsWithFourWhenAPoolCannotBeReached() {
		fleet.obstacles.put("lab", new Lost(
				new XenException(new XenFailure.Unreachable(Address.parse("xapi://127.0.0.1")), "Nobody answers."), Fixtures.NOW));
		operations.outcome = t -> new TargetOutcome.Refused("The pool is not connected.");
		assertThat(adxen("start", WEB_1)).isEqualTo(ExitCode.CONNECTION);
	}

	@Test
	public void cancelsOnCtrlC() {
		operations.endless = true;
		Thread.currentThread().interrupt();
		assertThat(adxen("start", WEB_1)).isEqualTo(ExitCode.CANCELLED);
		assertThat(told()).contains("Cancelling ...");
		assertThat(out()).contains("Cancelled");
	}
}
