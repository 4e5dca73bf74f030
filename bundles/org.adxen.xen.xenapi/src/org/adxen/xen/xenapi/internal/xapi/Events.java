// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.adxen.xen.xenapi.internal.rpc.RpcClient.ValueReader;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An answer of {@code event.from}.
 *
 * @param token  where to go on
 * @param counts how many objects of each class there are, for seeing drift
 * @param last   what the last event's snapshot was read as, null when there was none
 * @param some   whether there were events at all
 */
record Events<T>(String token, Map<String, Integer> counts, @Nullable T last, boolean some) {

	/** Takes what happened to each object; deletions have no snapshot. */
	interface Sink {

		void put(String type, String ref, Cursor snapshot) throws IOException;

		void remove(String type, String ref);
	}

	/** Reads the snapshots of all events by one function, for subscriptions to one object. */
	static <T> ValueReader<Events<T>> reader(ValueReader<T> snapshot) {
		return value -> {
			var last = new Object() {
				@Nullable
				T state;
			};
			Events<Object> events = read(value, new Sink() {
				@Override
				public void put(String type, String ref, Cursor record) throws IOException {
					last.state = snapshot.read(record);
				}

				@Override
				public void remove(String type, String ref) {
					last.state = null;
				}
			});
			return new Events<>(events.token(), events.counts(), last.state, events.some());
		};
	}

	static Events<Object> read(Cursor value, Sink sink) throws IOException {
		var counts = new HashMap<String, Integer>();
		var token = new String[] { "" };
		var some = new boolean[1];
		Records.struct(value, (name, v) -> {
			switch (name) {
			case "token" -> token[0] = v.text();
			case "valid_ref_counts" -> Records.struct(v, (type, n) -> counts.put(type, (int) n.number()));
			case "events" -> {
				if (v.array()) {
					while (v.element()) {
						some[0] = true;
						event(v, sink);
					}
				}
			}
			default -> v.skip();
			}
		});
		return new Events<>(token[0], counts, null, some[0]);
	}

	/** The class and reference come before the snapshot, as XAPI writes them. */
	private static void event(Cursor value, Sink sink) throws IOException {
		var head = new HashMap<String, String>();
		Records.struct(value, (name, v) -> {
			switch (name) {
			case "class", "ref", "operation" -> head.put(name, v.text());
			case "snapshot" -> {
				if ("del".equals(head.get("operation"))) {
					v.skip();
				} else {
					sink.put(head.getOrDefault("class", ""), head.getOrDefault("ref", ""), v);
				}
			}
			default -> v.skip();
			}
		});
		if ("del".equals(head.get("operation"))) {
			sink.remove(head.getOrDefault("class", ""), head.getOrDefault("ref", ""));
		}
	}
}
