// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.operations.Target;
import org.adxen.xen.Address;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.jdt.annotation.Nullable;

/** A toolstack that writes down what it is asked, and does it to the picture. */
final class FakeConnection {

	/** How a call is answered. */
	@FunctionalInterface
	interface Answer {
		XenTask to(String call, Runnable effect) throws XenException, InterruptedException;
	}

	/** What it was asked, e.g. {@code "pause web-1"}, in order. */
	final List<String> calls = Collections.synchronizedList(new ArrayList<>());
	final List<DiskUse> disks = Collections.synchronizedList(new ArrayList<>());
	final List<DiskUse> disksOfFile = new ArrayList<>();
	/** By host id. */
	final Map<String, String> whyNotOn = new HashMap<>();
	final Map<String, TaskOutcome> outcomes = new ConcurrentHashMap<>();
	final AtomicInteger running = new AtomicInteger();
	final AtomicInteger mostAtOnce = new AtomicInteger();
	final AtomicInteger outcomesAsked = new AtomicInteger();
	final AtomicInteger disksAsked = new AtomicInteger();
	volatile Answer answer = (call, effect) -> new Task("task of " + call, effect);

	final XenConnection service = (XenConnection) Proxy.newProxyInstance(XenConnection.class.getClassLoader(),
			new Class<?>[] { XenConnection.class }, (proxy, method, args) -> answer(method, args));

	private final FakeFleet fleet;
	private final String pool;

	FakeConnection(FakeFleet fleet, String pool) {
		this.fleet = fleet;
		this.pool = pool;
	}

	private Object answer(Method method, Object[] args) throws XenException, InterruptedException {
		if (method.getReturnType() == XenTask.class) {
			return call(method.getName(), args);
		}
		return switch (method.getName()) {
		case "capabilities" -> Objects.requireNonNull(fleet.picture().pools().get(pool).capabilities());
		case "disks" -> {
			disksAsked.incrementAndGet();
			yield List.copyOf(disks);
		}
		case "disksOf" -> List.copyOf(disksOfFile);
		case "whyNotOn" -> Optional.ofNullable(whyNotOn.get(args[1]));
		case "outcomeOf" -> outcomeOf((String) args[0]);
		case "toString" -> "fake connection";
		default -> throw new UnsupportedOperationException(method.getName());
		};
	}

	private TaskOutcome outcomeOf(String task) {
		outcomesAsked.incrementAndGet();
		return outcomes.getOrDefault(task, new TaskOutcome.Forgotten());
	}

	private XenTask call(String method, Object[] args) throws XenException, InterruptedException {
		String call = method + " " + Arrays.stream(args).map(this::text).collect(Collectors.joining(" "));
		calls.add(call);
		return answer.to(call, () -> effect(method, args));
	}

	private String text(Object arg) {
		return switch (arg) {
		case DomainId id -> fleet.picture().domain(new DomainKey(pool, id)) instanceof DomainView d ? d.facts().name()
				: id.toString();
		case CreateRequest create -> create.domainName();
		default -> arg.toString();
		};
	}

	private void effect(String method, Object[] args) {
		PowerState to = switch (method) {
		case "start", "startOn", "resume", "resumeOn", "unpause", "reboot", "forceReboot", "migrate" -> PowerState.RUNNING;
		case "shutDown", "forceShutDown" -> PowerState.HALTED;
		case "pause" -> PowerState.PAUSED;
		case "suspend" -> PowerState.SUSPENDED;
		default -> null;
		};
		if (to != null) {
			boolean on = to == PowerState.RUNNING || to == PowerState.PAUSED;
			String host = args.length > 1 && args[1] instanceof String s ? s : fleet.picture().pools().get(pool).label() + "-1";
			fleet.change(new Target.OfDomain(new DomainKey(pool, (DomainId) args[0])),
					d -> FakeFleet.in(d, to, on ? host : null));
		}
	}

	/** Never ends by itself; ends as cancelled when it is asked to, unless it is told not to hear. */
	final class Hanging implements XenTask {
		final CountDownLatch begun = new CountDownLatch(1);
		volatile XenFailure onCancel = new XenFailure.Cancelled();
		private final CountDownLatch end = new CountDownLatch(1);
		private volatile @Nullable XenException failure;

		@Override
		public String id() {
			return "hanging";
		}

		@Override
		public String await(DoubleConsumer progress) throws XenException, InterruptedException {
			progress.accept(0.5);
			begun.countDown();
			end.await();
			XenException why = failure;
			if (why != null) {
				throw why;
			}
			return "";
		}

		@Override
		public void cancel() {
			end(failure(onCancel));
		}

		/** @param why null for success */
		void end(@Nullable XenException why) {
			failure = why;
			end.countDown();
		}
	}

	/** Ends at once. */
	final class Task implements XenTask {
		private final String id;
		private final Runnable effect;

		Task(String id, Runnable effect) {
			this.id = id;
			this.effect = effect;
			mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
		}

		@Override
		public String id() {
			return id;
		}

		@Override
		public String await(DoubleConsumer progress) {
			progress.accept(1);
			effect.run();
			running.decrementAndGet();
			return "";
		}

		@Override
		public void cancel() {
			throw new UnsupportedOperationException("It has ended already.");
		}
	}

	static XenException failure(XenFailure kind) {
		return new XenException(kind, "It failed.", "THE_CODE", null);
	}

	static XenException unreachable() {
		return failure(new XenFailure.Unreachable(Address.parse("xapi://lab")));
	}
}
