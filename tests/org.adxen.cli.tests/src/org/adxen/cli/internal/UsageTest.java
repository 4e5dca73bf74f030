// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.adxen.cli.internal.command.ExitCode;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentState;
import org.junit.Test;

public class UsageTest extends CommandLineFixture {

	@Test
	public void suggestsTheNearestCommand() {
		assertThat(adxen("shutdwn", "web-1")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"shutdwn\" is not a command", "Did you mean shutdown?");
	}

	@Test
	public void suggestsTheNearestOption() {
		assertThat(adxen("list", "--formt", "csv")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"--formt\" is not an option here", "Did you mean --format?", "adxen help list");
	}

	@Test
	public void wantsTheSecondWordOfACommand() {
		assertThat(adxen("hosts")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("adxen hosts needs one of these words: add, list, remove, trust");
	}

	@Test
	public void knowsNoShortOptions() {
		assertThat(adxen("show", "-clean")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"-clean\" is not an option here", "comes after --");
	}

	@Test
	public void takesWhatComesAfterTwoDashesForNames() {
		assertThat(adxen("show", "--format", "json", "--", "-clean")).isEqualTo(ExitCode.CONNECTION);
		assertThat(out()).contains("\"name\": \"-clean\"");
	}

	@Test
	public void takesAnOptionForANameAfterTwoDashes() {
		assertThat(adxen("start", "--", "--yes", "-clean")).isEqualTo(ExitCode.OK);
		assertThat(operations.requests.get(0).targets()).hasSize(2);
	}

	@Test
	public void neverTakesAPasswordAndDoesNotRepeatIt() {
		assertThat(adxen("hosts", "add", "127.0.0.1", "--password", "hunter2")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("Passwords are never taken from the command line", "ADXEN_PASSWORD");
		assertThat(told()).doesNotContain("hunter2");
	}

	@Test
	public void neverTakesAPasswordBehindAnEqualsSign() {
		assertThat(adxen("hosts", "add", "--password=hunter2")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).doesNotContain("hunter2");
	}

	@Test
	public void doesNotTakeAnOptionForTheValueOfAnother() {
		assertThat(adxen("start", "web-1", "--reason", "--yes")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--reason needs a value.");
	}

	@Test
	public void saysWhatIsMissing() {
		int code = adxen("show");
		assertThat(told()).contains("TARGET is missing.");
		assertThat(code).isEqualTo(ExitCode.USAGE);
	}

	@Test
	public void saysWhatIsTooMuch() {
		assertThat(adxen("show", "web-1", "web-2")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"web-2\" is one too many.");
	}

	@Test
	public void saysWhatIsGivenTwice() {
		assertThat(adxen("list", "--pool", "lab pool", "--pool", "farm")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--pool is given twice.");
	}

	@Test
	public void saysWhichFormatsThereAre() {
		assertThat(adxen("list", "--format", "xml")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"xml\" is not a format; write --format table, csv or json.");
	}

	@Test
	public void doesNotLookForFilesInArguments() {
		assertThat(adxen("show", "@" + Path.of("META-INF", "MANIFEST.MF"))).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("@META-INF");
	}

	@Test
	public void usesTheEnvironmentThatIsNamed() {
		adxen("list", "--environment", "some folder");
		assertThat(environment).isEqualTo(Path.of("some folder"));
	}

	@Test
	public void leavesAnEnvironmentOptionAfterTwoDashesAlone() {
		adxen("show", "--", "--environment");
		assertThat(environment).isNull();
	}

	@Test
	public void doesNothingWithAnUnreadableEnvironment() {
		fleet.environment = new EnvironmentState.Unreadable(Path.of("e"), "The file e/environment.adxen cannot be read.");
		assertThat(adxen("list")).isEqualTo(ExitCode.ENVIRONMENT);
		assertThat(told()).isEqualTo("adxen: The file e/environment.adxen cannot be read.");
		assertThat(out()).isEmpty();
	}

	@Test
	public void saysThatTheEnvironmentCannotBeWritten() {
		fleet.unwritable = new EnvironmentException("The folder e cannot be written to.");
		assertThat(adxen("hosts", "remove", "farm", "--yes")).isEqualTo(ExitCode.ENVIRONMENT);
		assertThat(told()).isEqualTo("adxen: The folder e cannot be written to.");
	}

	@Test
	public void saysThatTheResultCouldNotBeWritten() {
		terminal.broken = new IOException("No space left on device");
		assertThat(adxen("hosts", "list")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("The result could not be written: No space left on device");
	}

	@Test
	public void showsAllCommandsAndVerbs() {
		assertThat(adxen("help")).isEqualTo(ExitCode.OK);
		assertThat(out()).contains("hosts add", "list", "config check", "simulate", "migrate", "exit-codes");
	}

	@Test
	public void explainsExitCodes() {
		assertThat(adxen("help", "exit-codes")).isEqualTo(ExitCode.OK);
		assertThat(out()).contains("130", "it may or may not have happened");
	}

	@Test
	public void explainsAVerbWithItsParameters() {
		assertThat(adxen("migrate", "--help")).isEqualTo(ExitCode.OK);
		assertThat(out()).contains("adxen migrate", "--host", "Destination (needed)", "--yes", "--reason");
	}

	@Test
	public void tellsItsVersionWithoutLookingAtTheFleet() {
		assertThat(adxen("--version")).isEqualTo(ExitCode.OK);
		assertThat(out()).startsWith("AdXen 1.0.0\n");
		assertThat(fleetUsed).isFalse();
	}
}
