// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.util.LinkedHashMap;
import java.util.List;

import org.adxen.xen.simulator.internal.data.ClassDef;
import org.adxen.xen.simulator.internal.data.Field;
import org.adxen.xen.simulator.internal.data.Kind;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.data.Schema;

/**
 * Lists, records, getters and setters of xend (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py, _decorate): getting by
 * uuid is the identity, a setter tells event listeners which field it was.
 */
final class XendAccessors {

	private final Schema schema;

	XendAccessors(Schema schema) {
		this.schema = schema;
	}

	void addTo(XendMethods methods) {
		schema.classes().forEach(def -> addTo(methods, def));
	}

	private static void addTo(XendMethods methods, ClassDef def) {
		var name = def.name();
		methods.function(name, "get_all", 0, (node, session, args) -> refs(node.database().all(name)));
		methods.function(name, "get_all_records", 0, (node, session, args) -> {
			node.refresh(name);
			var records = new LinkedHashMap<String, Row>();
			node.database().all(name).forEach(row -> records.put(row.ref(), row));
			return records;
		});
		methods.function(name, "get_by_uuid", 1, (node, session, args) -> args.getFirst());
		methods.method(name, "get_record", 1, (node, session, args) -> {
			node.refresh(name);
			return node.database().get(name, XendNode.text(args, 0));
		});
		if (def.has("name_label"))
			methods.function(name, "get_by_name_label", 1, (node, session, args) -> refs(node.database().all(name).stream()
					.filter(row -> row.string("name_label").equals(args.getFirst())).toList()));
		for (Field field : def.fields()) {
			methods.accessor(name, "get_" + field.name(), 1, (node, session, args) -> {
				node.refresh(name);
				return node.database().get(name, XendNode.text(args, 0)).value(field);
			});
			if (field.access() == Field.Access.RW)
				addSetters(methods, name, field);
		}
	}

	private static void addSetters(XendMethods methods, String name, Field field) {
		methods.accessor(name, "set_" + field.name(), 2, (node, session, args) -> {
			node.database().set(name, XendNode.text(args, 0), field.name(), XendNode.typed(field, args.get(1)));
			node.events().tell("mod", name, XendNode.text(args, 0), field.name());
			return "";
		});
		if (field.type().kind() != Kind.MAP)
			return;
		methods.method(name, "add_to_" + field.name(), 3, (node, session, args) -> {
			var map = new LinkedHashMap<>(node.database().get(name, XendNode.text(args, 0)).map(field.name()));
			map.put(XendNode.text(args, 1), XendNode.text(args, 2));
			node.database().set(name, XendNode.text(args, 0), field.name(), map);
			return "";
		});
		methods.method(name, "remove_from_" + field.name(), 2, (node, session, args) -> {
			var map = new LinkedHashMap<>(node.database().get(name, XendNode.text(args, 0)).map(field.name()));
			map.remove(XendNode.text(args, 1));
			node.database().set(name, XendNode.text(args, 0), field.name(), map);
			return "";
		});
	}

	private static List<String> refs(List<Row> rows) {
		return rows.stream().map(Row::ref).toList();
	}
}
