// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import org.adxen.xen.simulator.internal.Failure;

/**
 * The objects of one pool. Every change gets a new generation number, from which events are told. All methods may be
 * called from any thread; {@link #atomically} makes several changes one step for everybody else.
 */
public final class Database {

	/** How many deletions are remembered; a client that lags further sees the drift in valid_ref_counts. */
	private static final int TOMBSTONES = 20_000;

	private final Schema schema;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private final Map<String, Map<String, Row>> byClass = new HashMap<>();
	private final LinkedHashMap<String, Row> byAge = new LinkedHashMap<>();
	private final Map<String, String> refByUuid = new HashMap<>();
	private final ArrayDeque<Change> tombstones = new ArrayDeque<>();
	private final Map<String, Function<Row, Map<String, Object>>> derivations = new HashMap<>();
	private long generation = 1;
	private boolean filling;

	/** An empty database. */
	public Database(Schema schema) {
		this.schema = schema;
		schema.classes().forEach(def -> byClass.put(def.name(), new LinkedHashMap<>()));
	}

	/** The classes of this database. */
	public Schema schema() {
		return schema;
	}

	/**
	 * Lets fields of a class follow from its other fields: the function is asked after each change of a row and gives the
	 * values of the derived fields. It runs under the lock.
	 */
	public void derive(String className, Function<Row, Map<String, Object>> derivation) {
		derivations.put(className, derivation);
	}

	/** Runs the action with the database to itself. */
	public <T> T atomically(Supplier<T> action) {
		lock.lock();
		try {
			return action.get();
		} finally {
			lock.unlock();
		}
	}

	/** Runs the action with the database to itself. */
	public void atomically(Runnable action) {
		atomically(() -> {
			action.run();
			return null;
		});
	}

	/**
	 * Runs an action that fills this database. Derived fields and mirrored sets are made once at its end, because making
	 * them at each step costs the square of the number of objects.
	 */
	public void fill(Runnable action) {
		atomically(() -> {
			filling = true;
			try {
				action.run();
			} finally {
				filling = false;
			}
			schema.classes().forEach(def -> schema.backs(def.name()).forEach(this::mirrorAll));
			derivations.keySet().forEach(name -> all(name).forEach(row -> touch(name, row.ref())));
		});
	}

	private void mirrorAll(Schema.Back back) {
		var lists = new LinkedHashMap<String, List<Object>>();
		for (Row row : byClass.get(back.owner()).values())
			lists.computeIfAbsent((String) row.value(back.single()), key -> new ArrayList<>()).add(row.ref());
		lists.forEach((target, list) -> {
			if (byClass.get(back.target()).containsKey(target))
				set(back.target(), target, back.many().name(), List.copyOf(list));
		});
	}

	/** Adds an object. Fields that are not given get their defaults. */
	public Row create(String className, String ref, Map<String, ?> values) {
		return atomically(() -> {
			var def = schema.classDef(className);
			var array = def.initialValues();
			values.forEach((name, value) -> array[def.field(name).index()] = value);
			return put(def, ref, array, null);
		});
	}

	/** Changes fields of an object, given as name, value, name, value. A value that is already there changes nothing. */
	public Row set(String className, String ref, Object... namesAndValues) {
		return atomically(() -> {
			var old = get(className, ref);
			var array = old.copyOfValues();
			var different = false;
			for (int i = 0; i < namesAndValues.length; i += 2) {
				var field = old.def().field((String) namesAndValues[i]);
				different |= !array[field.index()].equals(namesAndValues[i + 1]);
				array[field.index()] = namesAndValues[i + 1];
			}
			return different ? put(old.def(), ref, array, old) : old;
		});
	}

	/** Writes an object again as it is, so that it appears in events. */
	public Row touch(String className, String ref) {
		return atomically(() -> {
			var old = get(className, ref);
			return put(old.def(), ref, old.copyOfValues(), old);
		});
	}

	private Row put(ClassDef def, String ref, Object[] values, Row old) {
		generation++;
		var created = old == null ? generation : old.created();
		var row = new Row(def, ref, values, created, generation);
		var derivation = derivations.get(def.name());
		if (derivation != null && !filling)
			derivation.apply(row).forEach((name, value) -> values[def.field(name).index()] = value);
		byClass.get(def.name()).put(ref, row);
		byAge.remove(ref);
		byAge.put(ref, row);
		if (old == null)
			refByUuid.put(row.string("uuid"), ref);
		if (!filling)
			mirror(def, ref, old, row);
		changed.signalAll();
		return row;
	}

	/** Removes an object; removing what is not there does nothing. */
	public void remove(String className, String ref) {
		atomically(() -> {
			var old = byClass.get(className).remove(ref);
			if (old == null)
				return;
			generation++;
			byAge.remove(ref);
			refByUuid.remove(old.string("uuid"));
			tombstones.addLast(new Change(old.def(), ref, old.created(), generation, null));
			if (tombstones.size() > TOMBSTONES)
				tombstones.removeFirst();
			mirror(old.def(), ref, old, null);
			changed.signalAll();
		});
	}

	private void mirror(ClassDef def, String ref, Row old, Row row) {
		for (var back : schema.backs(def.name())) {
			var before = old == null ? Row.NULL : old.value(back.single());
			var after = row == null ? Row.NULL : row.value(back.single());
			if (before.equals(after))
				continue;
			relink(back, (String) before, list -> list.remove(ref));
			relink(back, (String) after, list -> list.add(ref));
		}
	}

	private void relink(Schema.Back back, String target, Function<List<Object>, Boolean> change) {
		var row = byClass.get(back.target()).get(target);
		if (row == null)
			return;
		var list = new ArrayList<Object>((List<?>) row.value(back.many()));
		if (change.apply(list))
			set(back.target(), target, back.many().name(), List.copyOf(list));
	}

	/** The object, if it is there. */
	public Optional<Row> find(String className, String ref) {
		return atomically(() -> Optional.ofNullable(byClass.get(className).get(ref)));
	}

	/**
	 * The object.
	 *
	 * @throws Failure HANDLE_INVALID with class and reference (xapi ocaml/database, Db_exn.DBCache_NotFound)
	 */
	public Row get(String className, String ref) {
		return find(className, ref).orElseThrow(() -> new Failure("HANDLE_INVALID", className, ref));
	}

	/**
	 * The object with this uuid.
	 *
	 * @throws Failure UUID_INVALID with class and uuid
	 */
	public Row byUuid(String className, String uuid) {
		return atomically(() -> Optional.ofNullable(refByUuid.get(uuid)).flatMap(ref -> find(className, ref))
				.orElseThrow(() -> new Failure("UUID_INVALID", className, uuid)));
	}

	/** All objects of a class in the order of their making. */
	public List<Row> all(String className) {
		return atomically(() -> List.copyOf(byClass.get(className).values()));
	}

	/** How many objects of a class there are. */
	public int count(String className) {
		return atomically(() -> byClass.get(className).size());
	}

	/** The number of the last change. */
	public long generation() {
		return atomically(() -> generation);
	}

	/** Waits until something changes after the given generation, or the time is over. */
	public void awaitChange(long after, Duration atMost) throws InterruptedException {
		lock.lock();
		try {
			var nanos = atMost.toNanos();
			while (generation <= after && nanos > 0)
				nanos = changed.awaitNanos(Math.min(nanos, TimeUnit.SECONDS.toNanos(3600)));
		} finally {
			lock.unlock();
		}
	}

	/** What happened to each object since a generation, the last state only, in no particular order. */
	public Collection<Change> changesSince(long since) {
		return atomically(() -> {
			var changes = new ArrayList<Change>();
			for (var row : byAge.sequencedValues().reversed()) {
				if (row.modified() <= since)
					break;
				changes.add(new Change(row.def(), row.ref(), row.created(), row.modified(), row));
			}
			for (var iterator = tombstones.descendingIterator(); iterator.hasNext();) {
				var gone = iterator.next();
				if (gone.generation() <= since)
					break;
				changes.add(gone);
			}
			return changes;
		});
	}

	/**
	 * A change of an object.
	 *
	 * @param created    the generation in which the object appeared
	 * @param generation the generation of the change
	 * @param row        the object as it is now; null once it is gone
	 */
	public record Change(ClassDef def, String ref, long created, long generation, Row row) {
	}
}
