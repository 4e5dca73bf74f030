// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.adxen.fleet.internal.environment.Authored;
import org.adxen.fleet.internal.log.FleetLog;
import org.adxen.fleet.internal.picture.Reconciler;
import org.adxen.fleet.internal.secrets.Passwords;
import org.adxen.fleet.internal.time.Schedule;
import org.adxen.fleet.internal.trust.TrustStore;
import org.adxen.xen.XenConnector;

/**
 * What the keepers of all pools share.
 *
 * @param connectors those that are there now
 * @param authored   what is authored now
 * @param workers    runs each task at once, on a thread of its own
 * @param connecting a permit for each connection being made
 * @param sampling   whose turn it is to be asked for its load
 * @param lookedAt   whether somebody looks
 * @param met        told what a pool says it is, after each login; answers why it may not be watched, if so
 */
record Surroundings(Supplier<List<XenConnector>> connectors, Supplier<Authored> authored, TrustStore trust,
		Passwords passwords, Reconciler reconciler, Schedule schedule, Executor workers, Semaphore connecting, Pacer sampling,
		BooleanSupplier lookedAt, Backoff backoff, Keepers.Met met, FleetLog log) {
}
