// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A connector to toolstacks that live in this test. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class FakeToolstacks implements XenConnector {

	public static final String PASSWORD = "secret";

	private final Map<Address, Pool> pools = new ConcurrentHashMap<>();

	/** A pool: what it is, how it fails, and who is connected to it. */
	public static final class Pool {
		public final Address address;
		public final AtomicInteger logins = new AtomicInteger();
		public final AtomicInteger opens = new AtomicInteger();
		public final List<Connection> open = new CopyOnWriteArrayList<>();
		public volatile PoolSnapshot snapshot;
		public volatile XenException failure;
		/** What happens while somebody logs in. */
		public volatile Runnable meanwhile = () -> {
		};
		public volatile XenException loadFailure;
		public volatile double load = 0.5;
		public final AtomicInteger loads = new AtomicInteger();
		/** The certificate it shows; null over plain HTTP. */
		public volatile String certificate;
		public volatile List<PeerIdentity> members = List.of();

		Pool(Address address, PoolSnapshot snapshot) {
			this.address = address;
			this.snapshot = snapshot;
		}

		/** Every connection breaks now. */
		public void breakLinks() {
			open.forEach(c -> c.events.add(new XenException(new XenFailure.Unreachable(address), "The link broke.")));
		}

		public void tell(PoolDelta delta) {
			open.forEach(c -> c.events.add(delta));
		}

		public void tell(PoolSnapshot everything) {
			snapshot = everything;
			open.forEach(c -> c.events.add(everything));
		}

		public void goDown() {
			failure = new XenException(new XenFailure.Unreachable(address), "Nobody answers at " + address + ".");
			breakLinks();
		}

		public PeerIdentity identity() {
			return new PeerIdentity(address.host(), address.port(), PeerIdentity.Kind.CERTIFICATE, certificate, "CN=x", null, null);
		}
	}

	public Pool add(String address, PoolSnapshot snapshot) {
		Pool pool = new Pool(Address.parse(address), snapshot);
		pools.put(pool.address, pool);
		return pool;
	}

	@Override
	public Set<String> schemes() {
		return Set.of("xapi");
	}

	@Override
	public Probe probe(Address address) {
		throw new UnsupportedOperationException();
	}

	@Override
	public XenConnection open(ConnectRequest request) throws XenException {
		Pool pool = pools.get(request.address());
		if (pool == null) {
			throw new XenException(new XenFailure.Unreachable(request.address()), "Nobody is there.");
		}
		pool.opens.incrementAndGet();
		if (pool.failure != null) {
			throw pool.failure;
		}
		if (pool.certificate != null) {
			switch (request.trust().check(pool.identity())) {
			case TrustPolicy.Trusted t -> {
				// goes on
			}
			case TrustPolicy.Unknown u -> throw new XenException(new XenFailure.Untrusted(pool.identity(), null), "Unknown.");
			case TrustPolicy.Changed c -> throw new XenException(
					new XenFailure.Untrusted(pool.identity(), c.expectedSha256()), "Changed.");
			}
		}
		pool.logins.incrementAndGet();
		pool.meanwhile.run();
		if (!Arrays.equals(PASSWORD.toCharArray(), request.credentials().password().chars())) {
			throw new XenException(new XenFailure.Authentication(request.address(), request.credentials().user()), "Wrong.");
		}
		Connection connection = new Connection(pool);
		pool.open.add(connection);
		return connection.asXenConnection();
	}

	/** Only what the fleet uses; called by reflection, so that no operation needs to be written out. */
	public static final class Connection {
		final Pool pool;
		final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();
		private volatile XenConnection proxy;

		Connection(Pool pool) {
			this.pool = pool;
		}

		XenConnection asXenConnection() {
			proxy = (XenConnection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { XenConnection.class },
					(p, method, args) -> {
						try {
							return getClass().getMethod(method.getName(), method.getParameterTypes()).invoke(this, args);
						} catch (InvocationTargetException e) {
							throw e.getCause();
						}
					});
			return proxy;
		}

		public Address address() {
			return pool.address;
		}

		public Capabilities capabilities() {
			return new Capabilities(Set.of(), Set.of(), "", true, true, true, true);
		}

		public List<PeerIdentity> memberIdentities() {
			return pool.members;
		}

		public PoolSnapshot snapshot() {
			return pool.snapshot;
		}

		public org.adxen.xen.PoolFacts facts() {
			return pool.snapshot.facts();
		}

		public LoadSample load() throws XenException {
			pool.loads.incrementAndGet();
			if (pool.loadFailure != null) {
				throw pool.loadFailure;
			}
			Map<String, LoadSample.HostLoad> hosts = new java.util.HashMap<>();
			pool.snapshot.hosts().forEach(h -> hosts.put(h.id(), new LoadSample.HostLoad(pool.load, 16L << 30)));
			Map<org.adxen.xen.DomainId, Double> domains = new java.util.HashMap<>();
			pool.snapshot.domains().forEach(d -> domains.put(d.id(), pool.load));
			return new LoadSample(Instant.EPOCH, hosts, domains);
		}

		public void watch(Duration poll, PoolListener listener) throws XenException, InterruptedException {
			listener.replaced(pool.snapshot);
			while (true) {
				switch (events.take()) {
				case PoolDelta delta -> listener.changed(delta);
				case PoolSnapshot everything -> listener.replaced(everything);
				case XenException failure -> throw failure;
				case Object other -> throw new AssertionError(other);
				}
			}
		}

		public void close() {
			pool.open.remove(this);
			events.add(new XenException(new XenFailure.Unreachable(pool.address), "Closed."));
		}
	}
}
