// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.Test;

public class SimulateTest extends CommandLineFixture {

	private final List<FleetRequest> requests = new ArrayList<>();
	private boolean closed;

	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private final class Running implements RunningFleet {

		@Override
		public List<RunningPool> pools() {
			return List.of(new RunningPool("lab", "xapi://127.0.0.1:4431", "root", "demo", "ab".repeat(32)));
		}

		@Override
		public void close() {
			closed = true;
		}
	}

	@Test
	public void servesTheDemoFleetUntilItIsStopped() {
		simulator = request -> {
			requests.add(request);
			return new Running();
		};
		Thread.currentThread().interrupt();
		assertThat(adxen("simulate")).isEqualTo(ExitCode.OK);
		assertThat(requests).containsExactly(FleetRequest.demo());
		assertThat(closed).isTrue();
		assertThat(out()).contains("xapi://127.0.0.1:4431", "root", "abab");
	}

	@Test
	public void servesEqualPools() {
		simulator = request -> {
			requests.add(request);
			return new Running();
		};
		Thread.currentThread().interrupt();
		adxen("simulate", "--pools", "500", "--hosts", "2", "--vms", "20", "--seed", "7", "--port", "20000");
		assertThat(requests).containsExactly(new FleetRequest("", 500, 2, 20, 7, 20000));
	}

	@Test
	public void servesPlainHosts() {
		simulator = request -> {
			requests.add(request);
			return new Running();
		};
		Thread.currentThread().interrupt();
		adxen("simulate", "--toolstack", "xl", "--pools", "50", "--vms", "20");
		assertThat(requests).containsExactly(new FleetRequest(FleetSimulator.PLAIN_HOSTS, 50, 2, 20, 1, 0));
	}

	@Test
	public void wantsAToolstackThatItKnows() {
		assertThat(adxen("simulate", "--toolstack", "esx")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--toolstack is xapi or xl, but got \"esx\".");
	}

	@Test
	public void saysThatItIsNotInstalled() {
		assertThat(adxen("simulate")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("The simulator is not part of this installation");
	}

	@Test
	public void saysWhyAScenarioCannotBeServed() {
		simulator = request -> {
			throw new IOException("x.json has no pools.");
		};
		assertThat(adxen("simulate", "--scenario", "x.json")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).isEqualTo("adxen: x.json has no pools.");
	}

	@Test
	public void wantsNumbersWithinBounds() {
		assertThat(adxen("simulate", "--pools", "many")).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("simulate", "--port", "70000")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("--pools needs a whole number from 1 to 10000, but got \"many\".", "70000");
	}
}
