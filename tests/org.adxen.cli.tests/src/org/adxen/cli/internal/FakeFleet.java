// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.NeedsPassword;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A fleet in memory: what pools are like before and after they are connected to is prepared. */
@NonNullByDefault({ PARAMETER, RETURN_TYPE })
public final class FakeFleet implements Fleet {

	public final Map<String, PoolView> pools = new LinkedHashMap<>();
	/** What a pool becomes when it is connected to; without it: connected. */
	public final Map<String, ConnectionState> obstacles = new LinkedHashMap<>();
	public final List<String> connected = new ArrayList<>();
	public final List<String> calls = new ArrayList<>();
	public EnvironmentState environment = new EnvironmentState.Writable(Path.of("environment"));
	public EnvironmentException unwritable;
	public XenException testFailure;
	public String rightPassword = "secret";

	public FakeFleet with(PoolView pool) {
		pools.put(pool.id(), pool);
		return this;
	}

	private void change(String id, UnaryOperator<PoolView> change) {
		pools.computeIfPresent(id, (key, pool) -> change.apply(pool));
	}

	@Override
	public FleetPicture picture() {
		return new FleetPicture(1, new LinkedHashMap<>(pools));
	}

	@Override
	public EnvironmentState environment() {
		return environment;
	}

	@Override
	public void connect(Collection<String> ids) {
		connected.addAll(ids);
		ids.forEach(id -> change(id, p -> Fixtures.inState(p, obstacles.getOrDefault(id, new Connected()))));
	}

	@Override
	public boolean needsPassword(Address address) {
		return !address.scheme().equals("xl");
	}

	@Override
	public String test(PoolRegistration registration) throws XenException {
		calls.add("test " + registration.address() + " " + registration.credentials().user());
		if (testFailure != null) {
			throw testFailure;
		}
		if (!rightPassword.equals(new String(registration.credentials().password().chars()))) {
			throw new XenException(new XenFailure.Authentication(registration.address(), registration.credentials().user()),
					"The password was refused.");
		}
		return "pool";
	}

	@Override
	public String register(PoolRegistration registration) throws EnvironmentException {
		throwIfUnwritable();
		calls.add("register " + registration.label() + " " + registration.address() + " remember="
				+ registration.rememberPassword());
		String label = registration.label().isEmpty() ? "pool" : registration.label();
		with(Fixtures.pool("new", label, registration.address().toString()));
		return "new";
	}

	@Override
	public void remove(Collection<String> ids) throws EnvironmentException {
		throwIfUnwritable();
		pools.keySet().removeAll(ids);
	}

	@Override
	public void setPassword(String pool, Secret password, boolean remember) throws EnvironmentException {
		throwIfUnwritable();
		String given = new String(password.chars());
		calls.add("password " + pool + " " + given + " remember=" + remember);
		if (obstacles.get(pool) instanceof NeedsPassword(String user, boolean refused)) {
			if (given.equals(rightPassword)) {
				obstacles.remove(pool);
			} else {
				obstacles.put(pool, new NeedsPassword(user, true));
			}
		}
	}

	@Override
	public void trust(PeerIdentity identity) throws EnvironmentException {
		throwIfUnwritable();
		calls.add("trust " + identity.sha256());
		testFailure = null;
		obstacles.values().removeIf(s -> s instanceof NeedsTrust);
	}

	private void throwIfUnwritable() throws EnvironmentException {
		if (unwritable != null) {
			throw unwritable;
		}
	}

	@Override
	public XenConnection connection(String pool) throws XenException {
		throw new XenException(new XenFailure.Unreachable(pools.get(pool).address()), "Nobody answers.");
	}

	@Override
	public EnvironmentSettings settings() {
		return EnvironmentSettings.DEFAULT;
	}

	@Override
	public List<Path> groupFiles() {
		return List.of();
	}

	@Override
	public void addGroupFiles(Collection<Path> files) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void removeGroupFiles(Collection<Path> files) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<PeerIdentity> trusted() {
		return List.of();
	}

	@Override
	public void addListener(FleetListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void removeListener(FleetListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void watchAll() {
		throw new UnsupportedOperationException("The command line never watches.");
	}

	@Override
	public void retry(String pool) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setLabel(String pool, String label) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setWatched(String pool, boolean watched) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setReadOnly(String pool, boolean readOnly) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setRefreshSeconds(String pool, int seconds) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setSettings(EnvironmentSettings settings) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setNotes(DomainKey domain, String notes) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void changeTags(DomainKey domain, Set<String> add, Set<String> remove) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void lookedAt(boolean now) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void distrust(PeerIdentity identity) {
		throw new UnsupportedOperationException();
	}
}
