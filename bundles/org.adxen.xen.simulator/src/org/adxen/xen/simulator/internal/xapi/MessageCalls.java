// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.time.Instant;
import java.util.Map;

/** Messages: what happened, told to whoever looks (xapi ocaml/xapi/xapi_message.ml). */
final class MessageCalls {

	/** Old ones go, as XAPI's garbage collector has it (message_limit, there 10,000). */
	private static final int KEPT = 2_000;

	private MessageCalls() {
	}

	static void addTo(Methods methods) {
		methods.quick("message.create", "name:string priority:int cls:string obj_uuid:string body:string",
				(c, args) -> create(c.pool(), args.string("name"), args.number("priority"), args.string("cls"),
						args.string("obj_uuid"), args.string("body")));
		methods.quick("message.destroy", "self:ref:message", (c, args) -> {
			c.db().remove("message", c.row(args, "self").ref());
			return "";
		});
		methods.quick("message.get_since", "since:datetime", (c, args) -> Accessors.records(c.db().all("message").stream()
				.filter(row -> row.date("timestamp").isAfter(args.date("since"))).toList()));
		methods.quick("message.get", "cls:string obj_uuid:string since:datetime",
				(c, args) -> Accessors.records(c.db().all("message").stream()
						.filter(row -> row.string("cls").equals(args.string("cls"))
								&& row.string("obj_uuid").equals(args.string("obj_uuid"))
								&& row.date("timestamp").isAfter(args.date("since")))
						.toList()));
	}

	static String create(XapiPool pool, String name, long priority, String cls, String object, String body) {
		var ref = pool.freshRef();
		pool.database().create("message", ref, Map.of("uuid", pool.freshUuid(), "name", name, "priority", priority, "cls",
				cls, "obj_uuid", object, "timestamp", Instant.now(), "body", body));
		var all = pool.database().all("message");
		if (all.size() > KEPT)
			pool.database().remove("message", all.getFirst().ref());
		return ref;
	}
}
