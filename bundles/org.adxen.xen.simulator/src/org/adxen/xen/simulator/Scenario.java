// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.simulator.internal.fleet.ScenarioGenerator;
import org.adxen.xen.simulator.internal.fleet.ScenarioReader;

/**
 * What a simulated fleet is like when it starts: pools, hosts, storage, domains. Equal scenarios with equal seeds give
 * equal fleets, down to every uuid, certificate and load curve. Immutable.
 * <p>
 * A scenario file has one thing a line; what belongs to a pool follows it, and indentation is for the eye only:
 *
 * <pre>
 * # two hosts that share a repository, and three domains
 * seed 7
 * pool "lab pool" toolstack=xapi tls port=47443 user=root password=demo
 *   host lab-1 cpus=16 memory=64GiB
 *   host lab-2 cpus=16 memory=64GiB maintenance
 *   storage lab-nfs shared size=4TiB
 *   disk cluster-data storage=lab-nfs size=50GiB sharable
 *   domain web-1 host=lab-1 memory=4GiB vcpus=2 os="Debian 12" address=10.20.0.11 tags=web,prod load=0.35
 *   domain db-1 host=lab-1 memory=8GiB vcpus=4 disk=40GiB,200GiB uses=cluster-data state=paused type=hvm
 *   domain old-1 state=halted no-tools
 *   template "Debian 12" memory=2GiB vcpus=1 disk=20GiB
 * pool plain toolstack=xl
 *   host plain cpus=4 memory=16GiB address=127.0.3.7
 *   domain git type=pvh memory=4GiB host=plain
 * </pre>
 *
 * @param seed          what all identifiers and numbers follow from
 * @param pace          what usual durations are multiplied with; 1 feels real, 0 makes everything immediate
 * @param wrongPassword how long a wrong password is pondered, five seconds on a real host
 * @param pools         the pools
 */
public record Scenario(long seed, double pace, Duration wrongPassword, List<Pool> pools) {

	/** What runs a pool. */
	public enum Toolstack {
		/** XCP-ng and XenServer. */
		XAPI,
		/** The Xen API 1.0 of xend, Xen 3 to 4.4; a pool of one host. */
		XEND,
		/** A plain Xen host with xl behind SSH; a pool of one host. */
		XL
	}

	/** What a domain does at the start. XAPI does not know {@link #CRASHED}. */
	public enum State {
		RUNNING, PAUSED, SUSPENDED, HALTED, CRASHED
	}

	/**
	 * A pool.
	 *
	 * @param port the port to prefer, 0 for any
	 */
	public record Pool(String name, Toolstack toolstack, boolean tls, int port, String user, String password,
			List<Host> hosts, List<Storage> storages, List<Disk> disks, List<Domain> domains) {
	}

	/**
	 * A host; the first one of a pool is the coordinator.
	 *
	 * @param memory      bytes
	 * @param maintenance whether it is disabled
	 * @param address     the loopback address of a plain Xen host, such as 127.0.3.7
	 */
	public record Host(String name, int cpus, long memory, boolean maintenance, String address) {

		/** Where hosts usually are. */
		public static final String USUAL_ADDRESS = "127.0.0.1";

		/** A host at the usual address. */
		public Host(String name, int cpus, long memory, boolean maintenance) {
			this(name, cpus, memory, maintenance, USUAL_ADDRESS);
		}
	}

	/**
	 * A shared storage repository. Each host has a local one besides.
	 *
	 * @param size bytes
	 */
	public record Storage(String name, long size) {
	}

	/**
	 * A disk that several domains may name.
	 *
	 * @param storage the repository's name
	 * @param size    bytes
	 */
	public record Disk(String name, String storage, long size, boolean sharable) {
	}

	/**
	 * A domain, or a template for domains.
	 *
	 * @param host      the host it runs on or ran on last, "" for none
	 * @param type      hvm, pv or pvh
	 * @param memory    bytes
	 * @param os        what runs in it
	 * @param addresses IPv4 addresses, one a network interface
	 * @param disks     the sizes of its own disks, bytes
	 * @param uses      the names of shared disks
	 * @param load      how busy it is, 0 to 1
	 * @param tools     whether the guest has the vendor's drivers and can be asked to shut down
	 */
	public record Domain(String name, String description, String host, State state, String type, long memory, int vcpus,
			String os, List<String> addresses, List<Long> disks, List<String> uses, List<String> tags, double load,
			boolean tools, boolean template) {
	}

	/** The demo fleet. */
	public static Scenario demo() {
		return ScenarioReader.demo();
	}

	/**
	 * Reads a scenario file.
	 *
	 * @throws IOException if it cannot be read or is wrong; the message is a sentence that names the file and the line
	 */
	public static Scenario read(Path file) throws IOException {
		try {
			return ScenarioReader.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
		} catch (NoSuchFileException e) {
			throw new IOException("There is no scenario file " + file + ". Give the path of a scenario file.", e);
		}
	}

	/**
	 * Reads a scenario from text.
	 *
	 * @throws IOException if it is wrong; the message is a sentence that names the line
	 */
	public static Scenario parse(String text) throws IOException {
		return ScenarioReader.read("scenario", text);
	}

	/** Makes a scenario of equal pools, each with so many hosts and so many domains spread over them. */
	public static Scenario generated(int pools, int hosts, int domains, long seed) {
		return ScenarioGenerator.generate(pools, hosts, domains, seed);
	}

	/** Makes a scenario of equal plain Xen hosts with so many domains each. */
	public static Scenario generatedPlain(int hosts, int domains, long seed) {
		return ScenarioGenerator.generatePlain(hosts, domains, seed);
	}

	/** The same at another pace. */
	public Scenario withPace(double other) {
		return new Scenario(seed, other, wrongPassword, pools);
	}

	/** The same with another time for wrong passwords. */
	public Scenario withWrongPasswordDelay(Duration other) {
		return new Scenario(seed, pace, other, pools);
	}

	/** The same with ports from this one on in the order of the pools, or any free ports for 0. */
	public Scenario withPorts(int first) {
		var moved = new ArrayList<Pool>();
		for (int i = 0; i < pools.size(); i++) {
			var pool = pools.get(i);
			moved.add(new Pool(pool.name, pool.toolstack, pool.tls, first == 0 ? 0 : first + i, pool.user, pool.password,
					pool.hosts, pool.storages, pool.disks, pool.domains));
		}
		return new Scenario(seed, pace, wrongPassword, List.copyOf(moved));
	}

	/**
	 * The same with an address of its own for every host, from a loopback address on, and the same few ports on each, as hosts of
	 * a real network have: 8443 and 8080 for XAPI with and without TLS, 9367 and 9363 for xend, 2222 for SSH.
	 *
	 * @throws IOException the address is none of 127/8, or there are not enough of them; the message is a sentence
	 */
	public Scenario inNetwork(String firstAddress) throws IOException {
		return NetworkOfHosts.of(this, firstAddress);
	}
}
