// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.fleet;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnector;

import com.sun.management.OperatingSystemMXBean;

/**
 * Loads and watches many pools without a display, as command line and workbench do: time to the complete picture, then
 * processor time and heap while nothing and while much changes.
 */
public final class FleetLoad {

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	/** From the complete picture until measuring: what was used while connecting is compiled for most of it. */
	private static final Duration SETTLING = Duration.ofSeconds(60);

	private FleetLoad() {
	}

	/** @param args command of {@link FleetServer}, pools, domains a pool, changes a second, seconds */
	public static void main(String[] args) throws Exception {
		int pools = Integer.parseInt(args[1]);
		int domains = Integer.parseInt(args[2]);
		int seconds = Integer.parseInt(args[4]);
		Process server = new ProcessBuilder((args[0] + ' ' + pools + ' ' + domains).split(" ")).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader answers = server.inputReader();
		List<String> addresses = new ArrayList<>();
		for (String line = answers.readLine(); !"ready".equals(line); line = answers.readLine()) {
			addresses.add(line);
		}

		Path folder = Files.createTempDirectory("adxen-benchmark");
		System.setProperty(Fleet.ENVIRONMENT, folder.toString());
		Fleet fleet = newFleet();
		long begun = System.nanoTime();
		for (String address : addresses) {
			String[] parts = address.split("\t", -1);
			fleet.register(new PoolRegistration("", Address.parse(parts[0]),
					new Credentials(parts[1], Secret.of(parts[2].toCharArray())), false, parts[3]));
		}
		tell("registered (a save for each)", (System.nanoTime() - begun) / 1_000_000, "ms");

		AtomicLong pictures = new AtomicLong();
		fleet.addListener(change -> pictures.incrementAndGet());
		long cpu = SYSTEM.getProcessCpuTime();
		begun = System.nanoTime();
		fleet.watchAll();
		while (!(fleet.picture().pools().values().stream().allMatch(PoolView::isConnected)
				&& fleet.picture().domains().count() >= (long) pools * domains)) {
			Thread.sleep(5);
		}
		tell("complete picture of " + fleet.picture().domains().count() + " domains", (System.nanoTime() - begun) / 1_000_000, "ms");
		tell("  processor time for it", (SYSTEM.getProcessCpuTime() - cpu) / 1_000_000, "ms");
		tell("  heap after it", heap(), "MiB");

		Thread.sleep(SETTLING.toMillis());
		measure("idle", fleet, pictures, seconds, () -> Thread.sleep(seconds * 1000L));
		BufferedWriter orders = server.outputWriter();
		measure(args[3] + " changes a second", fleet, pictures, seconds, () -> {
			orders.write(args[3] + ' ' + args[4] + '\n');
			orders.flush();
			System.out.println("| server: " + answers.readLine() + " | |");
		});
		tell("  heap after it", heap(), "MiB");
		server.destroy();
		System.exit(0);
	}

	@FunctionalInterface
	private interface Work {
		void run() throws Exception;
	}

	private static void measure(String what, Fleet fleet, AtomicLong pictures, int seconds, Work work) throws Exception {
		long before = SYSTEM.getProcessCpuTime();
		long compiledBefore = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
		long picturesBefore = pictures.get();
		long begun = System.nanoTime();
		work.run();
		double lasted = (System.nanoTime() - begun) / 1e9;
		tell(what + ": processor, of one core", Math.round((SYSTEM.getProcessCpuTime() - before) / lasted / 1e7), "%");
		tell("  the JVM's compilers meanwhile, by the clock", Math.round((ManagementFactory.getCompilationMXBean().getTotalCompilationTime() - compiledBefore) / lasted / 10), "%");
		tell("  pictures a second", Math.round((pictures.get() - picturesBefore) / lasted), "");
		tell("  pools connected", fleet.picture().pools().values().stream().filter(PoolView::isConnected).count(), "");
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
	}

	private static void tell(String what, long value, String unit) {
		System.out.println("| " + what + " | " + value + ' ' + unit + " |");
	}

	private static Fleet newFleet() throws ReflectiveOperationException {
		Class<?> type = Class.forName("org.adxen.fleet.internal.LiveFleet");
		Fleet fleet = (Fleet) type.getConstructor().newInstance();
		var add = type.getDeclaredMethod("addConnector", XenConnector.class);
		add.setAccessible(true);
		add.invoke(fleet, Class.forName("org.adxen.xen.xenapi.internal.XenApiConnector").getConstructor().newInstance());
		return fleet;
	}
}
