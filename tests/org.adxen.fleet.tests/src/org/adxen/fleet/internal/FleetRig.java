// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.internal.secrets.SecretStore;
import org.adxen.fleet.internal.time.ThreadSchedule;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.awaitility.core.ConditionFactory;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A fleet on fake toolstacks, with time that the test moves. */
public final class FleetRig extends ExternalResource {

	/** Passwords kept in memory, over the restart of a fleet. */
	public static final class Kept implements SecretStore {
		public final Map<String, Secret> secrets = new ConcurrentHashMap<>();
		public volatile String broken;

		@Override
		public Optional<Secret> get(String pool) throws SecretException {
			check();
			return Optional.ofNullable(secrets.get(pool)).map(Secret::copy);
		}

		@Override
		public void put(String pool, Secret secret) throws SecretException {
			check();
			secrets.put(pool, secret.copy());
		}

		@Override
		public void remove(String pool) {
			secrets.remove(pool);
		}

		private void check() throws SecretException {
			if (broken != null) {
				throw new SecretException(broken, null);
			}
		}
	}

	public final TemporaryFolder temporary = new TemporaryFolder();
	public final FakeToolstacks toolstacks = new FakeToolstacks();
	public final ManualSchedule time = new ManualSchedule();
	public final Kept kept = new Kept();
	public final List<String> logged = new CopyOnWriteArrayList<>();
	public final List<FleetChange> changes = new CopyOnWriteArrayList<>();
	public final Map<String, String> variables = new HashMap<>();
	public LiveFleet fleet;

	@Override
	protected void before() throws Throwable {
		temporary.create();
		fleet = newFleet();
	}

	@Override
	protected void after() {
		fleet.close();
		temporary.delete();
	}

	public Path folder() {
		return temporary.getRoot().toPath().resolve("environment");
	}

	/** Another program on the same environment. */
	public LiveFleet newFleet() {
		var model = new ThreadSchedule("test model", e -> logged.add(e.toString()));
		var workers = Executors.newVirtualThreadPerTaskExecutor();
		// Always 0, so that waits are as long as they can be.
		RandomGenerator random = () -> 0;
		LiveFleet made = new LiveFleet(new Parts(folder(), () -> List.of(toolstacks), model, time, workers, random,
				kept, variables, (sentence, cause) -> logged.add(sentence), () -> {
					workers.shutdownNow();
					model.close();
				}));
		made.addListener(changes::add);
		return made;
	}

	/** Ends the program and starts it again. */
	public void restart() {
		fleet.close();
		fleet = newFleet();
	}

	public String register(String address) throws Exception {
		return register(address, FakeToolstacks.PASSWORD);
	}

	public String register(String address, String password) throws Exception {
		return fleet.register(registration(address, password, false));
	}

	public static PoolRegistration registration(String address, String password, boolean remember) {
		return new PoolRegistration("", Address.parse(address), new Credentials("root", Secret.of(password.toCharArray())),
				remember, "");
	}

	public PoolView view(String pool) {
		return fleet.picture().pools().get(pool);
	}

	/** Watches, and waits until the pool's state is of this kind. */
	public <S extends ConnectionState> S awaitState(String pool, Class<S> kind) {
		eventually().until(() -> view(pool) != null && kind.isInstance(view(pool).state()));
		return kind.cast(view(pool).state());
	}

	public static ConditionFactory eventually() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ZERO);
	}
}
