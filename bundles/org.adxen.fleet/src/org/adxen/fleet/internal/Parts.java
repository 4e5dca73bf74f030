// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.secrets.EquinoxSecretStore;
import org.adxen.fleet.internal.secrets.SecretStore;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.fleet.internal.time.ThreadSchedule;
import org.adxen.xen.XenConnector;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;

/**
 * What the fleet does not make itself. Schedules and workers end with it.
 *
 * @param folder  the environment's
 * @param workers runs each task at once, on a thread of its own
 */
record Parts(Path folder, Supplier<List<XenConnector>> connectors, Schedule modelThread, Schedule timer,
		ExecutorService workers, RandomGenerator random, SecretStore secrets, Map<String, String> variables, FleetLog log,
		Runnable end) {

	private static final String ENVIRONMENT_VARIABLE = "ADXEN_ENVIRONMENT";

	/** Those of a program that admins use: real time, this account's keyring, and the environment that it was told of. */
	static Parts real(Supplier<List<XenConnector>> connectors, Supplier<Optional<MasterPasswordPrompt>> prompt) {
		FleetLog log = (sentence, cause) -> ILog.of(LiveFleet.class).warn(sentence, cause);
		Path folder = environment();
		Map<String, String> variables = System.getenv();
		var secrets = new EquinoxSecretStore(folder, Platform.getOS(), variables, Path.of(System.getProperty("user.home")), prompt);
		Consumer<Throwable> failed = e -> log.warn(Messages.internal_error, e);
		var model = new ThreadSchedule("AdXen model", failed);
		var timer = new ThreadSchedule("AdXen timer", failed);
		var workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("AdXen fleet ", 0)
				.uncaughtExceptionHandler((thread, e) -> failed.accept(e)).factory());
		return new Parts(folder, connectors, model, timer, workers, RandomGenerator.getDefault(), secrets, variables, log, () -> {
			workers.shutdownNow();
			model.close();
			timer.close();
		});
	}

	private static Path environment() {
		String named = System.getProperty(Fleet.ENVIRONMENT);
		if (named == null || named.isBlank()) {
			named = System.getenv(ENVIRONMENT_VARIABLE);
		}
		return named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".adxen", "environment")
				: Path.of(named).toAbsolutePath();
	}
}
