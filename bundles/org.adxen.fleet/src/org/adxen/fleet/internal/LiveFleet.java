// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.internal.connect.Keepers;
import org.adxen.fleet.internal.environment.Edits;
import org.adxen.fleet.internal.environment.EnvironmentKeeper;
import org.adxen.fleet.internal.environment.GroupPaths;
import org.adxen.fleet.internal.picture.LastKnownCache;
import org.adxen.fleet.internal.picture.LastKnownKeeper;
import org.adxen.fleet.internal.picture.Reconciler;
import org.adxen.fleet.internal.secrets.Passwords;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.fleet.internal.trust.TrustStore;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.Address;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Puts the parts of the fleet together. Connectors may come and go while it runs; a pool whose connector is not there yet is
 * tried again like any other.
 */
@Component(service = Fleet.class)
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class LiveFleet implements Fleet {

	/** How soon is seen what another program changed. */
	private static final Duration REFRESH = Duration.ofSeconds(2);

	/** Services that may come and go. */
	private static final class Services {
		final List<XenConnector> connectors = new CopyOnWriteArrayList<>();
		volatile @Nullable MasterPasswordPrompt prompt;
	}

	private final Services services;
	private final Parts parts;
	private final EnvironmentKeeper environment;
	private final TrustStore trust;
	private final Passwords passwords;
	private final Reconciler reconciler;
	private final LastKnownKeeper lastKnown;
	private final Keepers keepers;
	private final Registrar registrar;
	private final Authoring authoring;
	private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();
	private volatile boolean closed;

	@Activate
	public LiveFleet() {
		this(new Services());
	}

	private LiveFleet(Services services) {
		this(services, Parts.real(() -> services.connectors, () -> Optional.ofNullable(services.prompt)));
	}

	LiveFleet(Parts parts) {
		this(new Services(), parts);
	}

	private LiveFleet(Services services, Parts parts) {
		this.services = services;
		this.parts = parts;
		trust = new TrustStore(parts.folder(), parts.log());
		passwords = new Passwords(parts.secrets(), parts.variables(), parts.log());
		reconciler = new Reconciler(parts.modelThread(), this::tell);
		environment = new EnvironmentKeeper(parts.folder(), this::environmentChanged);
		registrar = new Registrar(environment, trust, passwords, parts.connectors(), parts.log());
		keepers = new Keepers(parts.connectors(), environment::authored, trust, passwords, reconciler, parts.timer(), parts.workers(),
				parts.random(), registrar::met, parts.log());
		lastKnown = new LastKnownKeeper(parts.folder(), reconciler, parts.timer(), parts.log());
		authoring = new Authoring(environment, registrar, lastKnown, this::awaitPicture);
		reconciler.authored(environment.authored());
		parts.workers().execute(lastKnown::load);
		again(REFRESH, this::refresh);
	}

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	void addConnector(XenConnector connector) {
		services.connectors.add(connector);
	}

	void removeConnector(XenConnector connector) {
		services.connectors.remove(connector);
	}

	@Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
	void setPrompt(MasterPasswordPrompt prompt) {
		services.prompt = prompt;
	}

	void unsetPrompt(MasterPasswordPrompt prompt) {
		if (services.prompt == prompt) {
			services.prompt = null;
		}
	}

	@Deactivate
	void close() {
		closed = true;
		lastKnown.save();
		keepers.close();
		environment.close();
		parts.end().run();
	}

	// --- the picture

	@Override
	public FleetPicture picture() {
		return reconciler.picture();
	}

	@Override
	public EnvironmentState environment() {
		return environment.state();
	}

	@Override
	public void addListener(FleetListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(FleetListener listener) {
		listeners.remove(listener);
	}

	private void tell(FleetChange change) {
		for (FleetListener listener : listeners) {
			try {
				listener.fleetChanged(change);
			} catch (RuntimeException e) {
				// One view's mistake must not keep the others from hearing.
				parts.log().warn(Messages.internal_error, e);
			}
		}
	}

	private void environmentChanged() {
		reconciler.authored(environment.authored());
		keepers.authored(environment.authored());
	}

	private void refresh() {
		environment.refresh();
		trust.reload();
	}

	/** On a worker, again and again, with so much time between. */
	private void again(Duration pause, Runnable task) {
		parts.timer().after(pause, () -> {
			if (!closed) {
				parts.workers().execute(() -> {
					try {
						task.run();
					} finally {
						again(pause, task);
					}
				});
			}
		});
	}

	// --- watching

	@Override
	public void watchAll() {
		parts.workers().execute(() -> {
			environment.claim();
			lastKnown.watching();
			keepers.watchAll();
			again(LastKnownCache.INTERVAL, lastKnown::saveNews);
		});
	}

	@Override
	public void connect(Collection<String> pools) throws InterruptedException {
		lastKnown.awaitLoaded();
		keepers.connect(pools);
		awaitPicture();
	}

	/** Waits until the picture shows all that was told before. Not on the model thread. */
	private void awaitPicture() throws InterruptedException {
		var applied = new CountDownLatch(1);
		reconciler.afterwards(applied::countDown);
		while (!applied.await(1, TimeUnit.SECONDS) && !closed) {
			// A closed fleet makes no pictures any more.
		}
	}

	@Override
	public void lookedAt(boolean now) {
		keepers.lookedAt(now);
	}

	@Override
	public void retry(String pool) {
		keepers.retry(pool);
	}

	@Override
	public XenConnection connection(String pool) throws XenException, InterruptedException {
		return keepers.connection(pool);
	}

	// --- what the admin authors

	@Override
	public boolean needsPassword(Address address) {
		return registrar.needsPassword(address);
	}

	@Override
	public boolean showsFiles(Address address) {
		return registrar.showsFiles(address);
	}

	@Override
	public String test(PoolRegistration registration) throws XenException, InterruptedException {
		return registrar.test(registration);
	}

	@Override
	public String register(PoolRegistration registration) throws EnvironmentException {
		return authoring.register(registration);
	}

	@Override
	public void remove(Collection<String> pools) throws EnvironmentException {
		authoring.remove(pools);
	}

	@Override
	public void setLabel(String pool, String label) throws EnvironmentException {
		authoring.edit(Edits.label(pool, label));
	}

	@Override
	public void setWatched(String pool, boolean watched) throws EnvironmentException {
		authoring.edit(Edits.watched(pool, watched));
	}

	@Override
	public void setReadOnly(String pool, boolean readOnly) throws EnvironmentException {
		authoring.edit(Edits.readOnly(pool, readOnly));
	}

	@Override
	public void setRefreshSeconds(String pool, int seconds) throws EnvironmentException {
		authoring.edit(Edits.refreshSeconds(pool, seconds));
	}

	@Override
	public EnvironmentSettings settings() {
		return environment.authored().settings();
	}

	@Override
	public void setSettings(EnvironmentSettings settings) throws EnvironmentException {
		authoring.edit(Edits.settings(settings));
	}

	@Override
	public List<Path> groupFiles() {
		return groupPaths().read(environment.authored().groupFiles());
	}

	@Override
	public void addGroupFiles(Collection<Path> files) throws EnvironmentException {
		authoring.edit(Edits.addGroupFiles(groupPaths().written(files)));
	}

	@Override
	public void removeGroupFiles(Collection<Path> files) throws EnvironmentException {
		authoring.edit(Edits.removeGroupFiles(groupPaths().written(files)));
	}

	private GroupPaths groupPaths() {
		return new GroupPaths(environment().folder());
	}

	@Override
	public void setNotes(DomainKey domain, String notes) throws EnvironmentException {
		authoring.edit(Edits.notes(domain, notes));
	}

	@Override
	public void changeTags(DomainKey domain, Set<String> add, Set<String> remove) throws EnvironmentException {
		authoring.changeTags(domain, add, remove);
	}

	// --- secrets and trust

	@Override
	public void setPassword(String pool, Secret password, boolean remember) throws EnvironmentException {
		try {
			passwords.give(pool, password, remember);
		} catch (SecretException e) {
			throw new EnvironmentException(e.getMessage(), e);
		} finally {
			keepers.retry(pool);
		}
	}

	@Override
	public void trust(PeerIdentity identity) throws EnvironmentException {
		trust.trust(identity);
		keepers.trusted(identity);
	}

	@Override
	public List<PeerIdentity> trusted() {
		return trust.all();
	}

	@Override
	public void distrust(PeerIdentity identity) throws EnvironmentException {
		trust.distrust(identity);
	}
}
