// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/**
 * The fleet in numbers.
 *
 * @param problems one sentence for each thing that is not as it should be
 */
record FleetCounts(int hostsConnected, int hosts, int domainsRunning, int domains, List<String> problems) {

	static FleetCounts of(FleetPicture picture) {
		int hostsConnected = 0;
		int hosts = 0;
		int running = 0;
		int domains = 0;
		var problems = new ArrayList<String>();
		for (PoolView pool : picture.pools().values()) {
			boolean watched = !(pool.state() instanceof ConnectionState.NotWatched);
			// What was never seen is at least one host.
			hosts += Math.max(1, pool.hosts().size());
			if (watched && !pool.isConnected() && !(pool.state() instanceof ConnectionState.Connecting)) {
				problems.add(NLS.bind(Messages.FleetCounts_problem, pool.label(), Connections.text(pool)));
			}
			for (HostView host : pool.hosts().values()) {
				if (pool.isConnected() && host.facts().live()) {
					hostsConnected++;
				} else if (pool.isConnected()) {
					problems.add(NLS.bind(Messages.FleetCounts_problem, Connections.name(host),
							Connections.state(host.facts())));
				}
			}
			for (DomainView domain : pool.domains().values()) {
				if (domain.facts().kind() == Kind.ORDINARY) {
					domains++;
					running += domain.facts().state() == PowerState.RUNNING && !domain.stale() ? 1 : 0;
				}
				if (domain.facts().state() == PowerState.CRASHED && !domain.stale()) {
					problems.add(NLS.bind(Messages.FleetCounts_problem, DomainLabels.name(domain), DomainLabels.state(domain)));
				}
			}
		}
		return new FleetCounts(hostsConnected, hosts, running, domains, List.copyOf(problems));
	}
}
