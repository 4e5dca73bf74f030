// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.group;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.adxen.fleet.Fleet;
import org.adxen.operations.Operations;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.group.Memberships;
import org.adxen.operations.placement.PlacementPolicies;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.ILog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks at the files on one thread of its own, only while somebody listens. */
@Component
public final class GroupsService implements Groups {

	private static final int LOOK_SECONDS = 3;

	private final Fleet fleet;
	private final Operations operations;
	private final PlacementPolicies policies;
	private final GroupReading reading = new GroupReading();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<String, GroupActivation> activations = new ConcurrentHashMap<>();
	private final ScheduledExecutorService looks = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("AdXen group files").factory());
	private volatile List<KnownGroup> all = List.of();
	private volatile Memberships memberships = Memberships.of(List.of());

	@Activate
	public GroupsService(@Reference Fleet fleet, @Reference Operations operations, @Reference IExtensionRegistry extensions) {
		this.fleet = fleet;
		this.operations = operations;
		policies = new PlacementPolicies(extensions, ILog.of(GroupsService.class)::log);
		looks.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
	}

	@Deactivate
	public void close() {
		looks.shutdownNow();
	}

	@Override
	public List<KnownGroup> all() {
		return all;
	}

	@Override
	public Memberships memberships() {
		return memberships;
	}

	@Override
	public List<KnownGroup> read() {
		boolean different;
		List<KnownGroup> now;
		synchronized (reading) {
			now = reading.read(fleet.groupFiles(), fleet.settings().repository());
			different = !now.equals(all);
			if (different) {
				memberships = Memberships.of(now);
				all = now;
			}
		}
		if (different) {
			tell();
		}
		return all;
	}

	private void look() {
		if (!listeners.isEmpty()) {
			readQuietly();
		}
	}

	/** A fault must not end all later looks. */
	private void readQuietly() {
		try {
			read();
		} catch (RuntimeException e) {
			ILog.of(GroupsService.class).error(String.valueOf(e.getMessage()), e);
		}
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	@Override
	public void addListener(Runnable listener) {
		listeners.add(listener);
		refresh();
	}

	@Override
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	@Override
	public void refresh() {
		try {
			looks.execute(this::readQuietly);
		} catch (RejectedExecutionException e) {
			// The program ends.
		}
	}

	@Override
	public PlacementPolicies policies() {
		return policies;
	}

	@Override
	public GroupActivation activate(GroupPlan plan, GroupActivation.Options options) throws IOException {
		GroupActivation activation = GroupActivation.start(plan, options, fleet, operations, this::tell);
		activations.put(plan.group().id(), activation);
		tell();
		return activation;
	}

	@Override
	public Optional<GroupActivation> activation(String group) {
		return Optional.ofNullable(activations.get(group));
	}
}
