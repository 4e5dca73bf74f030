// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.Scenario.Host;
import org.adxen.xen.simulator.Scenario.Pool;

/** Spreads a scenario's hosts over loopback addresses, leaving out those that end in 0 or 255. */
final class NetworkOfHosts {

	private static final Pattern LOOPBACK = Pattern.compile("127\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
	private static final int LAST = (1 << 24) - 1;

	private int next;

	private NetworkOfHosts(int first) {
		this.next = first;
	}

	static Scenario of(Scenario scenario, String firstAddress) throws IOException {
		var address = LOOPBACK.matcher(firstAddress);
		if (!address.matches() || number(address.group(1)) > 255 || number(address.group(2)) > 255 || number(address.group(3)) > 255)
			throw new IOException('"' + firstAddress + "\" is no loopback address. Give one such as 127.50.0.1.");
		var network = new NetworkOfHosts(number(address.group(1)) << 16 | number(address.group(2)) << 8 | number(address.group(3)));
		var pools = new ArrayList<Pool>();
		for (Pool pool : scenario.pools())
			pools.add(network.spread(pool));
		return new Scenario(scenario.seed(), scenario.pace(), scenario.wrongPassword(), List.copyOf(pools));
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	private Pool spread(Pool pool) throws IOException {
		var hosts = new ArrayList<Host>();
		for (Host host : pool.hosts())
			hosts.add(new Host(host.name(), host.cpus(), host.memory(), host.maintenance(), next()));
		return new Pool(pool.name(), pool.toolstack(), pool.tls(), port(pool), pool.user(), pool.password(), List.copyOf(hosts), pool.storages(),
				pool.disks(), pool.domains());
	}

	private String next() throws IOException {
		while ((next & 255) == 0 || (next & 255) == 255)
			next++;
		if (next > LAST)
			throw new IOException("There are not enough loopback addresses from there on. Begin with a lower one.");
		var address = "127." + (next >> 16) + '.' + (next >> 8 & 255) + '.' + (next & 255);
		next++;
		return address;
	}

	private static int port(Pool pool) {
		return switch (pool.toolstack()) {
		case XAPI -> pool.tls() ? 8443 : 8080;
		case XEND -> pool.tls() ? 9367 : 9363;
		case XL -> 2222;
		};
	}
}
