// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.simulator.internal.Failure;

/**
 * Events of xend (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py, event_dispatch): only what was done through the API
 * itself, no snapshots, and power states never. Safe for use from any thread.
 */
final class XendEvents {

	/** EVENT_QUEUE_LENGTH. The real one then blocks whoever makes the change; here the event is lost. */
	private static final int LENGTH = 50;

	private record Listener(Set<String> classes, BlockingQueue<Map<String, Object>> queue) {
	}

	private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
	private long next = 1;

	static void addTo(XendMethods methods) {
		methods.function("event", "register", 1, (node, session, args) -> {
			node.events().register(session, args.getFirst());
			return "";
		});
		methods.function("event", "unregister", 1, (node, session, args) -> {
			node.events().listeners.remove(session);
			return "";
		});
		methods.function("event", "next", 0, (node, session, args) -> node.events().next(node, session));
	}

	/** An empty list of classes means all. */
	private void register(String session, Object classes) {
		var listener = listeners.computeIfAbsent(session,
				key -> new Listener(ConcurrentHashMap.newKeySet(), new ArrayBlockingQueue<>(LENGTH)));
		var names = new HashSet<String>();
		if (classes instanceof List<?> list)
			list.forEach(name -> names.add(String.valueOf(name)));
		listener.classes().addAll(names.isEmpty() ? Set.of("*") : names);
	}

	private List<Map<String, Object>> next(XendNode node, String session) throws InterruptedException {
		var listener = listeners.get(session);
		if (listener == null)
			throw new Failure("SESSION_NOT_REGISTERED", session);
		Map<String, Object> first = null;
		while (first == null) {
			first = listener.queue().poll(1, TimeUnit.SECONDS);
			node.checkSession(session);
		}
		var events = new ArrayList<Map<String, Object>>();
		events.add(first);
		listener.queue().drainTo(events);
		return events;
	}

	/** Something was done through the API. */
	void tell(String operation, String className, String ref, String field) {
		for (var listener : listeners.values())
			if (listener.classes().contains("*") || listener.classes().contains(className))
				listener.queue().offer(event(operation, className, ref, field));
	}

	private synchronized Map<String, Object> event(String operation, String className, String ref, String field) {
		var event = new LinkedHashMap<String, Object>();
		event.put("timestamp", Instant.now());
		event.put("class", className);
		event.put("operation", operation);
		event.put("ref", ref);
		event.put("obj_uuid", ref);
		event.put("field", field);
		event.put("id", next++);
		return event;
	}
}
