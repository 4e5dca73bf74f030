// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Database.Change;

/** Events, both event.from and the deprecated event.next (xapi ocaml/xapi/xapi_event.ml, ocaml/xapi-types/event_types.ml). */
final class EventCalls {

	/** A burst of changes is told in one answer (xapi ocaml/xapi/xapi_event.ml). */
	private static final Duration BATCH = Duration.ofMillis(50);
	private static final Pattern TOKEN = Pattern.compile("(\\d{1,20}),\\d{1,20}");

	private EventCalls() {
	}

	static void addTo(Methods methods) {
		methods.quick("event.from", "classes:set:string token:string timeout:float", EventCalls::from);
		methods.quick("event.inject", "class:string ref:string", EventCalls::inject);
		methods.quick("event.get_current_id", "", (c, args) -> c.db().generation());
		methods.slow("event.register", "classes:set:string", EventCalls::register);
		methods.slow("event.unregister", "classes:set:string", EventCalls::unregister);
		methods.quick("event.next", "", EventCalls::next);
	}

	/** What a client wants to hear of: everything, classes, or single objects; case does not matter. */
	private record Subscription(boolean everything, Set<String> classes, Set<String> objects) {

		static Subscription parse(List<String> texts) {
			var classes = new HashSet<String>();
			var objects = new HashSet<String>();
			for (String text : texts) {
				var parts = text.toLowerCase(Locale.ROOT).split("/", -1);
				if (parts.length > 2 || parts[0].isEmpty())
					throw new Failure("EVENT_SUBSCRIPTION_PARSE_FAILURE", text);
				if (parts.length == 2)
					objects.add(parts[0] + '/' + parts[1]);
				else
					classes.add(parts[0]);
			}
			return new Subscription(classes.contains("*"), classes, objects);
		}

		boolean covers(String lowerName) {
			return everything || classes.contains(lowerName)
					|| objects.stream().anyMatch(object -> object.startsWith(lowerName + '/'));
		}

		boolean wants(Change change) {
			return everything || classes.contains(change.def().lowerName())
					|| objects.contains((change.def().lowerName() + '/' + change.ref()).toLowerCase(Locale.ROOT));
		}
	}

	private static Object from(Context c, Args args) throws InterruptedException {
		var subscription = Subscription.parse(args.set("classes"));
		var since = generation(args.string("token"));
		var deadline = System.nanoTime() + (long) (Math.max(0, args.decimal("timeout")) * 1e9);
		while (true) {
			var answer = c.db().atomically(() -> new Answer(c.db().generation(), events(c, subscription, since),
					counts(c, subscription)));
			var left = Duration.ofNanos(deadline - System.nanoTime());
			if (!answer.events().isEmpty() || left.isNegative() || left.isZero())
				return answer.value();
			c.db().awaitChange(answer.generation(), left);
			c.pool().sessions().check(c.session());
			Thread.sleep(left.compareTo(BATCH) < 0 ? Duration.ZERO : BATCH);
		}
	}

	/** What event.from returns, taken at one moment. */
	private record Answer(long generation, List<Map<String, Object>> events, Map<String, Object> counts) {

		Map<String, Object> value() {
			var value = new LinkedHashMap<String, Object>();
			value.put("events", events);
			value.put("valid_ref_counts", counts);
			value.put("token", token(generation));
			return value;
		}
	}

	private static long generation(String token) {
		if (token.isEmpty())
			return 0;
		var matcher = TOKEN.matcher(token);
		if (!matcher.matches())
			throw new Failure("EVENT_FROM_TOKEN_PARSE_FAILURE", token);
		try {
			return Long.parseLong(matcher.group(1));
		} catch (NumberFormatException e) {
			throw Failure.causedBy(e, "EVENT_FROM_TOKEN_PARSE_FAILURE", token);
		}
	}

	private static String token(long generation) {
		return String.format(Locale.ROOT, "%020d,%020d", generation, generation);
	}

	/** At most one event an object: messages, then additions, changes, deletions. What came and went is not told. */
	private static List<Map<String, Object>> events(Context c, Subscription subscription, long since) {
		return c.db().changesSince(since).stream().filter(change -> !change.def().hidden())
				.filter(change -> change.row() != null || change.created() <= since).filter(subscription::wants)
				.sorted(Comparator.<Change>comparingInt(change -> rank(change, since)).thenComparingLong(Change::generation))
				.map(change -> event(change, since)).toList();
	}

	private static int rank(Change change, long since) {
		if (change.def().name().equals("message"))
			return 0;
		return switch (operation(change, since)) {
		case "add" -> 1;
		case "mod" -> 2;
		default -> 3;
		};
	}

	private static String operation(Change change, long since) {
		if (change.row() == null)
			return "del";
		return change.created() > since ? "add" : "mod";
	}

	private static Map<String, Object> event(Change change, long since) {
		var event = new LinkedHashMap<String, Object>();
		event.put("id", Long.toString(change.generation()));
		event.put("timestamp", "0.0");
		event.put("class", change.def().lowerName());
		event.put("operation", operation(change, since));
		event.put("ref", change.ref());
		if (change.row() != null)
			event.put("snapshot", change.row());
		return event;
	}

	private static Map<String, Object> counts(Context c, Subscription subscription) {
		var counts = new LinkedHashMap<String, Object>();
		c.db().schema().classes().stream().filter(def -> !def.hidden() && subscription.covers(def.lowerName()))
				.forEach(def -> counts.put(def.lowerName(), c.db().count(def.name())));
		return counts;
	}

	/** Forces an event for an object and returns a token from just before it. */
	private static Object inject(Context c, Args args) {
		var def = c.db().schema().classes().stream().filter(candidate -> !candidate.hidden())
				.filter(candidate -> candidate.lowerName().equals(args.string("class").toLowerCase(Locale.ROOT))).findFirst()
				.orElseThrow(() -> new Failure("HANDLE_INVALID", args.string("class"), args.string("ref")));
		return c.db().atomically(() -> {
			var before = c.db().generation();
			c.db().touch(def.name(), args.string("ref"));
			return token(before);
		});
	}

	private static Object register(Context c, Args args) {
		var session = c.pool().sessions().check(c.session());
		var classes = new HashSet<>(session.subscription().orElseGet(() -> {
			session.seen(c.db().generation());
			return Set.of();
		}));
		args.set("classes").forEach(name -> classes.add(name.toLowerCase(Locale.ROOT)));
		session.subscribe(Optional.of(classes));
		return "";
	}

	private static Object unregister(Context c, Args args) {
		var session = c.pool().sessions().check(c.session());
		session.subscription().ifPresent(subscribed -> {
			var classes = new HashSet<>(subscribed);
			args.set("classes").forEach(name -> classes.remove(name.toLowerCase(Locale.ROOT)));
			session.subscribe(classes.isEmpty() ? Optional.empty() : Optional.of(classes));
		});
		return "";
	}

	private static Object next(Context c, Args args) throws InterruptedException {
		while (true) {
			var session = c.pool().sessions().check(c.session());
			var classes = session.subscription()
					.orElseThrow(() -> new Failure("SESSION_NOT_REGISTERED", c.session()));
			var subscription = new Subscription(classes.contains("*"), classes, Set.of());
			var answer = c.db().atomically(
					() -> new Answer(c.db().generation(), events(c, subscription, session.seen()), Map.of()));
			session.seen(answer.generation());
			if (!answer.events().isEmpty())
				return answer.events();
			c.db().awaitChange(answer.generation(), Duration.ofMinutes(1));
			Thread.sleep(BATCH);
		}
	}
}
