// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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
import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.environment.Edits;
import org.adxen.fleet.internal.environment.EnvironmentKeeper;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.picture.LastKnownCache;
import org.adxen.fleet.internal.picture.Reconciler;
import org.adxen.fleet.internal.secrets.EquinoxSecretStore;
import org.adxen.fleet.internal.secrets.Passwords;
import org.adxen.fleet.internal.secrets.SecretStore;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.fleet.internal.time.ThreadSchedule;
import org.adxen.fleet.internal.trust.TrustStore;
import org.adxen.model.store.EnvironmentStore;
import org.adxen.model.store.StoreException;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.Address;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
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

	private static final String ENVIRONMENT_VARIABLE = "ADXEN_ENVIRONMENT";
	/** How soon is seen what another program changed. */
	private static final Duration REFRESH = Duration.ofSeconds(2);

	/**
	 * What the fleet does not make itself. Schedules and workers end with it.
	 *
	 * @param workers runs each task at once, on a thread of its own
	 */
	record Parts(Path folder, Supplier<List<XenConnector>> connectors, Schedule modelThread, Schedule timer,
			ExecutorService workers, RandomGenerator random, SecretStore secrets, Map<String, String> variables, FleetLog log,
			Runnable end) {
	}

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
	private final LastKnownCache cache;
	private final Keepers keepers;
	private final Registrar registrar;
	private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();
	private final CountDownLatch lastKnownLoaded = new CountDownLatch(1);
	private volatile boolean watching;
	private volatile boolean closed;

	@Activate
	public LiveFleet() {
		this(new Services());
	}

	private LiveFleet(Services services) {
		this(services, realParts(services));
	}

	LiveFleet(Parts parts) {
		this(new Services(), parts);
	}

	private LiveFleet(Services services, Parts parts) {
		this.services = services;
		this.parts = parts;
		trust = new TrustStore(parts.folder, parts.log);
		passwords = new Passwords(parts.secrets, parts.variables, parts.log);
		reconciler = new Reconciler(parts.modelThread, this::tell);
		environment = new EnvironmentKeeper(parts.folder, this::environmentChanged);
		registrar = new Registrar(environment, trust, passwords, parts.connectors, parts.log);
		keepers = new Keepers(parts.connectors, environment::authored, trust, passwords, reconciler, parts.timer, parts.workers,
				parts.random, registrar::met, parts.log);
		cache = new LastKnownCache(parts.folder);
		reconciler.authored(environment.authored());
		parts.workers.execute(this::loadLastKnown);
		again(REFRESH, this::refresh);
	}

	private static Parts realParts(Services services) {
		FleetLog log = (sentence, cause) -> ILog.of(LiveFleet.class).warn(sentence, cause);
		Path folder = folder();
		Map<String, String> variables = System.getenv();
		var secrets = new EquinoxSecretStore(folder, Platform.getOS(), variables, Path.of(System.getProperty("user.home")),
				() -> Optional.ofNullable(services.prompt));
		Consumer<Throwable> failed = e -> log.warn(Messages.internal_error, e);
		var model = new ThreadSchedule("AdXen model", failed);
		var timer = new ThreadSchedule("AdXen timer", failed);
		var workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("AdXen fleet ", 0)
				.uncaughtExceptionHandler((thread, e) -> failed.accept(e)).factory());
		return new Parts(folder, () -> services.connectors, model, timer, workers, RandomGenerator.getDefault(), secrets,
				variables, log, () -> {
					workers.shutdownNow();
					model.close();
					timer.close();
				});
	}

	private static Path folder() {
		String named = System.getProperty(ENVIRONMENT);
		if (named == null || named.isBlank()) {
			named = System.getenv(ENVIRONMENT_VARIABLE);
		}
		return named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".adxen", "environment")
				: Path.of(named).toAbsolutePath();
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
		saveLastKnown();
		keepers.close();
		environment.close();
		parts.end.run();
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
				parts.log.warn(Messages.internal_error, e);
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

	// --- the last known picture

	private void loadLastKnown() {
		try {
			reconciler.lastKnown(cache.load());
		} catch (StoreException e) {
			parts.log.warn(e.getMessage(), e);
		} finally {
			lastKnownLoaded.countDown();
		}
	}

	private void saveLastKnown() {
		try {
			if (watching || cache.isOld(parts.timer.now())) {
				cache.save(picture());
			}
		} catch (StoreException e) {
			parts.log.warn(e.getMessage(), e);
		}
	}

	/** On a worker, again and again, with so much time between. */
	private void again(Duration pause, Runnable task) {
		parts.timer.after(pause, () -> {
			if (!closed) {
				parts.workers.execute(() -> {
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
		parts.workers.execute(() -> {
			environment.claim();
			watching = true;
			keepers.watchAll();
			again(LastKnownCache.INTERVAL, this::saveLastKnown);
		});
	}

	@Override
	public void connect(Collection<String> pools) throws InterruptedException {
		lastKnownLoaded.await();
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

	// --- what the admin authors: when a method returns, the picture shows it

	private void edit(EnvironmentStore.Edit<EnvironmentException> edit) throws EnvironmentException {
		environment.edit(edit);
		showEdit();
	}

	private void showEdit() {
		try {
			awaitPicture();
		} catch (InterruptedException e) {
			// It is saved; only the caller does not wait until it is shown.
			Thread.currentThread().interrupt();
		}
	}

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
		String id = registrar.register(registration);
		showEdit();
		return id;
	}

	@Override
	public void remove(Collection<String> pools) throws EnvironmentException {
		edit(Edits.remove(pools));
		pools.forEach(registrar::forgetPassword);
		try {
			cache.save(picture());
		} catch (StoreException e) {
			parts.log.warn(e.getMessage(), e);
		}
	}

	@Override
	public void setLabel(String pool, String label) throws EnvironmentException {
		edit(Edits.label(pool, label));
	}

	@Override
	public void setWatched(String pool, boolean watched) throws EnvironmentException {
		edit(Edits.watched(pool, watched));
	}

	@Override
	public void setReadOnly(String pool, boolean readOnly) throws EnvironmentException {
		edit(Edits.readOnly(pool, readOnly));
	}

	@Override
	public void setRefreshSeconds(String pool, int seconds) throws EnvironmentException {
		edit(Edits.refreshSeconds(pool, seconds));
	}

	@Override
	public EnvironmentSettings settings() {
		return environment.authored().settings();
	}

	@Override
	public void setSettings(EnvironmentSettings settings) throws EnvironmentException {
		edit(Edits.settings(settings));
	}

	@Override
	public void setNotes(DomainKey domain, String notes) throws EnvironmentException {
		edit(Edits.notes(domain, notes));
	}

	@Override
	public void changeTags(DomainKey domain, Set<String> add, Set<String> remove) throws EnvironmentException {
		Set<String> now = environment.authored().notes().getOrDefault(domain, Authored.Written.NOTHING).tags();
		if (!add.isEmpty() || !Collections.disjoint(now, remove)) {
			edit(Edits.tags(domain, add, remove));
		}
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
