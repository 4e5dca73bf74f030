// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Target;
import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.adxen.xen.TemplateSnapshot;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A fleet whose picture is made by hand. {@link #service} is what the operations get; it answers only what they may ask.
 */
final class FakeFleet {

	static final String LAB = "lab-id";
	static final long GIB = 1L << 30;
	/** A Xen API pool's. */
	static final Capabilities ALL = new Capabilities(EnumSet.complementOf(EnumSet.of(DomainAction.MIGRATE_TO_POOL)), Set.of(),
			"pool-admin", true, true, true, true);
	static final Capabilities PLAIN = new Capabilities(EnumSet.allOf(DomainAction.class), Set.of(), "", false, true, true, true);

	final Map<String, FakeConnection> connections = new LinkedHashMap<>();
	/** What AdXen itself keeps. */
	final Map<DomainKey, Set<String>> ownTags = new HashMap<>();
	/** Why nothing can be kept; empty when it can. */
	String environmentIsBroken = "";
	final Fleet service = (Fleet) Proxy.newProxyInstance(Fleet.class.getClassLoader(), new Class<?>[] { Fleet.class },
			(proxy, method, args) -> answer(method.getName(), args));

	private final Path folder;
	private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();
	private volatile FleetPicture picture = new FleetPicture(0, Map.of());

	FakeFleet(Path folder) {
		this.folder = folder;
	}

	private @Nullable Object answer(String method, Object[] args) throws XenException, EnvironmentException {
		switch (method) {
		case "picture":
			return picture;
		case "settings":
			return EnvironmentSettings.DEFAULT;
		case "environment":
			return new EnvironmentState.Writable(folder);
		case "addListener":
			listeners.add((FleetListener) args[0]);
			return null;
		case "removeListener":
			listeners.remove(args[0]);
			return null;
		case "changeTags":
			changeOwnTags((DomainKey) args[0], (Set<?>) args[1], (Set<?>) args[2]);
			return null;
		case "connection":
			return connection((String) args[0]);
		case "toString":
			return "fake fleet";
		default:
			throw new UnsupportedOperationException(method);
		}
	}

	private synchronized void changeOwnTags(DomainKey key, Set<?> add, Set<?> remove) throws EnvironmentException {
		if (!environmentIsBroken.isEmpty()) {
			throw new EnvironmentException(environmentIsBroken);
		}
		Set<String> own = ownTags.computeIfAbsent(key, k -> new HashSet<>());
		add.forEach(tag -> own.add((String) tag));
		own.removeAll(remove);
		put(picture.pools().get(key.pool()), key, Objects.requireNonNull(picture.domain(key)).facts());
	}

	private Set<String> tags(DomainKey key, DomainSnapshot facts) {
		Set<String> all = new HashSet<>(facts.tags());
		all.addAll(ownTags.getOrDefault(key, Set.of()));
		return all;
	}

	private XenConnection connection(String pool) throws XenException {
		PoolView view = picture.pools().get(pool);
		if (view == null || !view.isConnected()) {
			throw new XenException(new XenFailure.Unreachable(Address.parse("xapi://gone")), "Nobody answers.");
		}
		return connections.get(pool).service;
	}

	// --- making the picture

	/** A connected pool with two live hosts of 64 GiB each, named after it. */
	void pool(String id, String label) {
		connections.put(id, new FakeConnection(this, id));
		Map<String, PoolView> pools = new LinkedHashMap<>(picture.pools());
		pools.put(id, new PoolView(id, label, Address.parse("xapi://" + label), "root", new ConnectionState.Connected(), false,
				new PoolFacts(id, label, "XAPI 24.19", label + "-1", false), ALL, Map.of(), Map.of(), List.of(),
				Instant.now()));
		show(pools);
		host(id, label + "-1", true);
		host(id, label + "-2", false);
	}

	private void host(String pool, String id, boolean coordinator) {
		var facts = new HostSnapshot(id, id, "10.0.0.1", true, true, coordinator, 16, "", 64 * GIB, 64 * GIB, 0.1, "XCP-ng",
				"4.17", false, Set.of());
		PoolView view = picture.pools().get(pool);
		Map<String, HostView> hosts = new LinkedHashMap<>(view.hosts());
		hosts.put(id, new HostView(new HostKey(pool, id), facts, view.label(), "xapi", 0, false));
		put(with(view, hosts, view.domains()));
	}

	Target.OfDomain domain(String pool, String name, PowerState state) {
		return domain(pool, name, UUID.nameUUIDFromBytes((pool + name).getBytes(StandardCharsets.UTF_8)).toString(), state);
	}

	Target.OfDomain domain(String pool, String name, String uuid, PowerState state) {
		PoolView view = picture.pools().get(pool);
		var id = DomainId.of(uuid);
		boolean on = state == PowerState.RUNNING || state == PowerState.PAUSED;
		var facts = new DomainSnapshot(id, name, "", Kind.ORDINARY, state, on ? view.label() + "-1" : null, on ? 7 : -1, 2, 4,
				2 * GIB, 4 * GIB, Double.NaN, null, List.of(), "", Set.of(), Set.of(), Set.of(), Map.of());
		var key = new DomainKey(pool, id);
		put(view, key, facts);
		return new Target.OfDomain(key);
	}

	Target.OfHost hostTarget(String pool, String id) {
		return new Target.OfHost(new HostKey(pool, id));
	}

	private void put(PoolView view, DomainKey key, DomainSnapshot facts) {
		Map<DomainKey, DomainView> domains = new LinkedHashMap<>(view.domains());
		String host = facts.host();
		domains.put(key, new DomainView(key, facts, host, view.label(), "xapi", !view.isConnected(), "", tags(key, facts)));
		put(with(view, view.hosts(), domains));
	}

	synchronized void change(Target target, UnaryOperator<DomainSnapshot> change) {
		DomainKey key = ((Target.OfDomain) target).key();
		put(picture.pools().get(key.pool()), key, change.apply(Objects.requireNonNull(picture.domain(key)).facts()));
	}

	synchronized void changeHost(Target.OfHost target, UnaryOperator<HostSnapshot> change) {
		PoolView view = picture.pools().get(target.pool());
		Map<String, HostView> hosts = new LinkedHashMap<>(view.hosts());
		hosts.computeIfPresent(target.key().host(), (id, h) -> new HostView(h.key(), change.apply(h.facts()), h.poolLabel(),
				h.toolstack(), h.running(), h.stale()));
		put(with(view, hosts, view.domains()));
	}

	synchronized void remove(Target.OfDomain target) {
		PoolView view = picture.pools().get(target.pool());
		Map<DomainKey, DomainView> domains = new LinkedHashMap<>(view.domains());
		domains.remove(target.key());
		put(with(view, view.hosts(), domains));
	}

	synchronized void changePool(String id, UnaryOperator<PoolView> change) {
		put(change.apply(picture.pools().get(id)));
	}

	synchronized void forget(String pool) {
		Map<String, PoolView> pools = new LinkedHashMap<>(picture.pools());
		pools.remove(pool);
		show(pools);
	}

	void state(String pool, ConnectionState state) {
		changePool(pool, p -> {
			var changed = new PoolView(p.id(), p.label(), p.address(), p.user(), state, p.readOnly(), p.facts(), p.capabilities(),
					p.hosts(), p.domains(), p.templates(), p.seenAt());
			Map<DomainKey, DomainView> domains = new LinkedHashMap<>();
			p.domains().forEach((k, d) -> domains.put(k, new DomainView(k, d.facts(), d.hostName(), d.poolLabel(), d.toolstack(),
					!changed.isConnected(), d.notes(), d.tags())));
			return with(changed, p.hosts(), domains);
		});
	}

	void lose(String pool) {
		state(pool, new ConnectionState.Lost(
				new XenException(new XenFailure.Unreachable(Address.parse("xapi://lab")), "Nobody answers."),
				Instant.now().plus(Duration.ofSeconds(5))));
	}

	/** Connected, and everything seen anew. */
	void find(String pool) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), p.readOnly(), p.facts(),
				p.capabilities(), p.hosts(), p.domains(), p.templates(), Instant.now().plus(Duration.ofMinutes(1))));
		state(pool, new ConnectionState.Connected());
	}

	void readOnly(String pool) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), true, p.facts(),
				p.capabilities(), p.hosts(), p.domains(), p.templates(), p.seenAt()));
	}

	void capabilities(String pool, Capabilities can) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), p.readOnly(), p.facts(), can,
				p.hosts(), p.domains(), p.templates(), p.seenAt()));
	}

	/** Turns a pool into plain Xen hosts. */
	void plain(String pool) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), Address.parse("xl://" + p.label()), p.user(), p.state(), p.readOnly(),
				p.facts(), PLAIN, p.hosts(), p.domains(), p.templates(), p.seenAt()));
	}

	void facts(String pool, PoolFacts facts) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), p.readOnly(), facts,
				p.capabilities(), p.hosts(), p.domains(), p.templates(), p.seenAt()));
	}

	void template(String pool, String uuid) {
		changePool(pool, p -> new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), p.readOnly(), p.facts(),
				p.capabilities(), p.hosts(), p.domains(), List.of(new TemplateSnapshot(uuid, "Debian 12", "", true)),
				p.seenAt()));
	}

	private static PoolView with(PoolView p, Map<String, HostView> hosts, Map<DomainKey, DomainView> domains) {
		return new PoolView(p.id(), p.label(), p.address(), p.user(), p.state(), p.readOnly(), p.facts(), p.capabilities(),
				hosts, domains, p.templates(), p.seenAt());
	}

	private synchronized void put(PoolView pool) {
		Map<String, PoolView> pools = new LinkedHashMap<>(picture.pools());
		pools.put(pool.id(), pool);
		show(pools);
	}

	private void show(Map<String, PoolView> pools) {
		picture = new FleetPicture(picture.revision() + 1, pools);
		var change = new FleetChange(picture, pools.keySet(), true);
		listeners.forEach(l -> l.fleetChanged(change));
	}

	FleetPicture picture() {
		return picture;
	}

	/** A snapshot with one thing changed. */
	static DomainSnapshot in(DomainSnapshot d, PowerState state, @Nullable String host) {
		return new DomainSnapshot(d.id(), d.name(), d.description(), d.kind(), state, host, d.domid(), d.vcpus(), d.vcpusMax(),
				d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(), d.allowed(),
				d.current(), d.labels());
	}

	static DomainSnapshot kind(DomainSnapshot d, Kind kind) {
		return new DomainSnapshot(d.id(), d.name(), d.description(), kind, d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				d.allowed(), d.current(), d.labels());
	}

	static DomainSnapshot tagged(DomainSnapshot d, Set<String> tags) {
		return new DomainSnapshot(d.id(), d.name(), d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), tags,
				d.allowed(), d.current(), d.labels());
	}

	static DomainSnapshot doing(DomainSnapshot d, Set<DomainAction> allowed, Set<DomainAction> current) {
		return new DomainSnapshot(d.id(), d.name(), d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				allowed, current, d.labels());
	}

	static DomainSnapshot named(DomainSnapshot d, String name) {
		return new DomainSnapshot(d.id(), name, d.description(), d.kind(), d.state(), d.host(), d.domid(), d.vcpus(),
				d.vcpusMax(), d.memoryBytes(), d.memoryMaxBytes(), d.cpuLoad(), d.startedAt(), d.addresses(), d.os(), d.tags(),
				d.allowed(), d.current(), d.labels());
	}

	static HostSnapshot host(HostSnapshot h, boolean enabled, boolean live, long free) {
		return new HostSnapshot(h.id(), h.name(), h.address(), enabled, live, h.coordinator(), h.cpus(), h.cpuModel(),
				h.memoryTotalBytes(), free, h.cpuLoad(), h.software(), h.xenVersion(), h.evacuating(), h.tags());
	}
}
