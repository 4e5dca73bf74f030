// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.picture;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetChange;
import org.adxen.fleet.FleetListener;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.widgets.Widget;

/** Brings the fleet's changes to a widget: on the display thread, joined, at most five times a second, until it is disposed. */
public final class FleetFeed {

	private static final Duration CALM = Duration.ofMillis(200);

	private final AtomicReference<FleetChange> pending = new AtomicReference<>();

	private FleetFeed() {
	}

	/** Display thread. */
	public static void attach(Widget owner, Fleet fleet, Consumer<FleetChange> consumer) {
		var feed = new FleetFeed();
		var throttler = new Throttler(owner.getDisplay(), CALM, () -> {
			FleetChange change = feed.pending.getAndSet(null);
			if (change != null && !owner.isDisposed()) {
				consumer.accept(change);
			}
		});
		FleetListener listener = change -> {
			feed.pending.accumulateAndGet(change, FleetFeed::join);
			throttler.throttledAsyncExec();
		};
		fleet.addListener(listener);
		owner.addDisposeListener(e -> fleet.removeListener(listener));
	}

	private static FleetChange join(FleetChange earlier, FleetChange later) {
		if (earlier == null) {
			return later;
		}
		var pools = new HashSet<>(earlier.pools());
		pools.addAll(later.pools());
		return new FleetChange(later.picture(), pools, earlier.structure() || later.structure());
	}
}
