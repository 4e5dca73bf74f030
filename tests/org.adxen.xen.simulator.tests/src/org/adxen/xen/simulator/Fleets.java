// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Small fleets for tests, at any free port and without waiting. */
final class Fleets {

	private static final String POOL = """
			seed 11
			pool lab toolstack=xapi
			  host lab-1 cpus=4 memory=16GiB
			  host lab-2 cpus=4 memory=16GiB
			  host lab-3 cpus=4 memory=16GiB maintenance
			  storage nfs size=1TiB
			  disk shared-data storage=nfs size=10GiB sharable
			  disk exclusive storage=nfs size=10GiB
			  template "Debian 12" memory=1GiB vcpus=1 disk=8GiB
			  domain running host=lab-1 memory=2GiB vcpus=2 address=10.0.0.1 tags=web disk=10GiB
			  domain paused host=lab-1 state=paused memory=1GiB
			  domain suspended host=lab-2 state=suspended memory=1GiB
			  domain halted host=lab-2 state=halted memory=1GiB
			  domain bare host=lab-2 memory=1GiB no-tools
			  domain huge state=halted memory=15GiB
			  domain first state=halted memory=1GiB uses=exclusive
			  domain second state=halted memory=1GiB uses=exclusive
			  domain third state=halted memory=1GiB uses=shared-data
			  domain fourth state=halted memory=1GiB uses=shared-data
			""";
	private static final String XEND = """
			seed 11
			pool attic toolstack=xend
			  host attic cpus=2 memory=8GiB
			  domain running host=attic memory=1GiB type=pv load=0.5
			  domain paused host=attic state=paused memory=1GiB type=pv
			  domain crashed host=attic state=crashed memory=1GiB type=pv
			  domain halted state=halted memory=1GiB type=pv
			  domain suspended state=suspended memory=1GiB type=pv
			  domain huge state=halted memory=7GiB type=pv
			""";

	private Fleets() {
	}

	/** Three hosts without TLS, and domains in every state. */
	static SimulatedFleet pool() {
		return start(POOL, 0);
	}

	/** The same pool, whose operations take their time. */
	static SimulatedFleet pool(double pace) {
		return start(POOL, pace);
	}

	/** A xend host, and domains in every state. */
	static SimulatedFleet xend() {
		return start(XEND, 0);
	}

	/** The fleet of a scenario, without any delays. */
	static SimulatedFleet start(String scenario, double pace) {
		try {
			return SimulatedFleet
					.start(Scenario.parse(scenario).withPace(pace).withWrongPasswordDelay(Duration.ZERO));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
