// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;

/** What happens to the machines of a pool, as opposed to their records. Every method returns at once. */
public interface Hardware {

	/** The host goes away and comes back, enabled, after some time. */
	void reboot(String host, Duration down);

	/** The host goes away. */
	void powerOff(String host);

	/** The host comes back. */
	void powerOn(String host);

	/** The toolstack of a host starts again: connections break; on the coordinator sessions end too. */
	void restartToolstack(String host);
}
