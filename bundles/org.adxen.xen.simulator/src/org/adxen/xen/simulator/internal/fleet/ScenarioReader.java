// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.Scenario.Disk;
import org.adxen.xen.simulator.Scenario.Domain;
import org.adxen.xen.simulator.Scenario.Host;
import org.adxen.xen.simulator.Scenario.Pool;
import org.adxen.xen.simulator.Scenario.State;
import org.adxen.xen.simulator.Scenario.Storage;
import org.adxen.xen.simulator.Scenario.Toolstack;

/** Reads scenario files; {@link Scenario} shows the format. */
public final class ScenarioReader {

	private static final long GIB = 1L << 30;

	/** A pool that is still being read. */
	private static final class Draft {
		private final ScenarioLine line;
		private final List<Host> hosts = new ArrayList<>();
		private final List<Storage> storages = new ArrayList<>();
		private final List<Disk> disks = new ArrayList<>();
		private final List<Domain> domains = new ArrayList<>();

		Draft(ScenarioLine line) {
			this.line = line;
		}

		Pool finish() throws IOException {
			var toolstack = line.oneOf("toolstack", Toolstack.class, Toolstack.XAPI);
			if (hosts.isEmpty())
				throw line.wrong("the pool has no host", "Add a line that begins with 'host'");
			if (toolstack == Toolstack.XEND && hosts.size() > 1)
				throw line.wrong("a xend pool has one host", "Leave one host line");
			if (toolstack == Toolstack.XL && hosts.size() > 1)
				throw line.wrong("a plain Xen host is alone", "Leave one host line, and add a pool for each other host");
			return new Pool(line.name(), toolstack, line.flag("tls"), (int) line.number("port", 0),
					line.text("user", "root"), line.text("password", "demo"), List.copyOf(hosts), List.copyOf(storages),
					List.copyOf(disks), List.copyOf(domains));
		}
	}

	private long seed = 1;
	private double pace = 1;
	private final List<Pool> pools = new ArrayList<>();
	private Draft draft;

	private ScenarioReader() {
	}

	/** The scenario that comes with this bundle. */
	public static Scenario demo() {
		try (var in = Objects.requireNonNull(ScenarioReader.class.getResourceAsStream("demo.scenario"))) {
			return read("demo.scenario", new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Reads a scenario.
	 *
	 * @param source what to call the text in a message
	 * @throws IOException if it is wrong; the message is a sentence that names the line
	 */
	public static Scenario read(String source, String text) throws IOException {
		var reader = new ScenarioReader();
		var number = 0;
		for (String line : text.lines().toList()) {
			number++;
			if (!line.isBlank() && !line.strip().startsWith("#"))
				reader.take(ScenarioLine.parse(source + ", line " + number, line.strip()));
		}
		if (reader.draft == null)
			throw new IOException(source + " has no pool. Add a line that begins with 'pool'.");
		reader.pools.add(reader.draft.finish());
		return new Scenario(reader.seed, reader.pace, Duration.ofSeconds(5), List.copyOf(reader.pools));
	}

	private void take(ScenarioLine line) throws IOException {
		switch (line.keyword()) {
		case "seed" -> seed = line.nameAsNumber();
		case "pace" -> pace = line.nameAsDecimal();
		case "pool" -> {
			if (draft != null)
				pools.add(draft.finish());
			draft = new Draft(line);
		}
		case "host" -> draft(line).hosts.add(new Host(line.name(), (int) line.number("cpus", 8), line.size("memory", 64 * GIB),
				line.flag("maintenance"), loopback(line)));
		case "storage" -> draft(line).storages.add(new Storage(line.name(), line.size("size", 1024 * GIB)));
		case "disk" -> draft(line).disks.add(disk(line));
		case "domain" -> draft(line).domains.add(domain(line, draft(line), false));
		case "template" -> draft(line).domains.add(domain(line, draft(line), true));
		default -> throw line.wrong("'" + line.keyword() + "' is none of seed, pace, pool, host, storage, disk, domain, template",
				"Begin the line with one of them");
		}
		line.checkUsed(line.keyword().equals("pool") ? List.of("toolstack", "tls", "port", "user", "password") : List.of());
	}

	private static String loopback(ScenarioLine line) throws IOException {
		var address = line.text("address", Host.USUAL_ADDRESS);
		if (!address.matches("127(\\.[0-9]{1,3}){3}"))
			throw line.wrong("'" + address + "' is no loopback address", "Give one such as 127.0.3.7");
		return address;
	}

	private Draft draft(ScenarioLine line) throws IOException {
		if (draft == null)
			throw line.wrong("there is no pool yet", "Put a line that begins with 'pool' before it");
		return draft;
	}

	private Disk disk(ScenarioLine line) throws IOException {
		var storage = line.text("storage", "");
		if (draft(line).storages.stream().noneMatch(known -> known.name().equals(storage)))
			throw line.wrong("there is no storage '" + storage + "' in this pool", "Add it before the disk");
		return new Disk(line.name(), storage, line.size("size", 20 * GIB), line.flag("sharable"));
	}

	private static Domain domain(ScenarioLine line, Draft pool, boolean template) throws IOException {
		var host = line.text("host", "");
		var state = line.oneOf("state", State.class, template || host.isEmpty() ? State.HALTED : State.RUNNING);
		if (!host.isEmpty() && pool.hosts.stream().noneMatch(known -> known.name().equals(host)))
			throw line.wrong("there is no host '" + host + "' in this pool", "Add it before the domain");
		if (host.isEmpty() && state != State.HALTED && state != State.SUSPENDED)
			throw line.wrong("a domain that is " + state.name().toLowerCase(Locale.ROOT) + " needs a host", "Add host=NAME");
		if (state == State.CRASHED && pool.line.oneOf("toolstack", Toolstack.class, Toolstack.XAPI) == Toolstack.XAPI)
			throw line.wrong("XAPI knows no crashed domains", "Use another state or toolstack=xend");
		for (String disk : line.list("uses"))
			if (pool.disks.stream().noneMatch(known -> known.name().equals(disk)))
				throw line.wrong("there is no disk '" + disk + "' in this pool", "Add it before the domain");
		return new Domain(line.name(), line.text("description", ""), host, state, line.text("type", "hvm"),
				line.size("memory", 2 * GIB), (int) line.number("vcpus", 1), line.text("os", "Debian 12"),
				line.list("address"), line.sizes("disk", 20 * GIB), line.list("uses"), line.list("tags"),
				line.decimal("load", 0.1), !line.flag("no-tools"), template);
	}
}
