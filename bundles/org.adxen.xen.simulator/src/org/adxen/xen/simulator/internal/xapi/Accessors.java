// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.ClassDef;
import org.adxen.xen.simulator.internal.data.Field;
import org.adxen.xen.simulator.internal.data.Kind;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.data.Schema;

/**
 * The methods that every class has: lists, records, getters, and setters for what may be set (xapi
 * ocaml/idl/datamodel_utils.ml, messages_of_obj).
 */
final class Accessors {

	private final Schema schema;

	Accessors(Schema schema) {
		this.schema = schema;
	}

	void addTo(Methods methods) {
		schema.classes().forEach(def -> addTo(methods, def));
	}

	private static void addTo(Methods methods, ClassDef def) {
		var name = def.name();
		var self = "self:ref:" + name;
		if (!def.hidden()) {
			methods.quick(name + ".get_all", "", (c, args) -> refs(c.db().all(name)));
			methods.quick(name + ".get_all_records", "", (c, args) -> records(c.db().all(name)));
		}
		methods.quick(name + ".get_record", self, (c, args) -> c.row(args, "self"));
		methods.quick(name + ".get_by_uuid", "uuid:string", (c, args) -> c.db().byUuid(name, args.string("uuid")).ref());
		if (def.has("name_label"))
			methods.quick(name + ".get_by_name_label", "label:string", (c, args) -> refs(c.db().all(name).stream()
					.filter(row -> row.string("name_label").equals(args.string("label"))).toList()));
		for (Field field : def.fields()) {
			methods.quick(name + ".get_" + field.name(), self, (c, args) -> c.row(args, "self").value(field));
			if (field.access() == Field.Access.RW)
				addSetters(methods, def, field);
		}
	}

	private static void addSetters(Methods methods, ClassDef def, Field field) {
		var name = def.name();
		var self = "self:ref:" + name + ' ';
		methods.quick(name + ".set_" + field.name(), self + "value:" + written(field), (c, args) -> {
			c.db().set(name, c.row(args, "self").ref(), field.name(), args.value("value"));
			return "";
		});
		if (field.type().kind() == Kind.MAP) {
			methods.quick(name + ".add_to_" + field.name(), self + "key:string value:string",
					(c, args) -> addToMap(c, c.row(args, "self"), field, args.string("key"), args.string("value")));
			methods.quick(name + ".remove_from_" + field.name(), self + "key:string",
					(c, args) -> removeFromMap(c, c.row(args, "self"), field, args.string("key")));
		} else if (field.type().kind() == Kind.SET) {
			methods.quick(name + ".add_" + field.name(), self + "value:string",
					(c, args) -> changeSet(c, c.row(args, "self"), field, args.string("value"), true));
			methods.quick(name + ".remove_" + field.name(), self + "value:string",
					(c, args) -> changeSet(c, c.row(args, "self"), field, args.string("value"), false));
		}
	}

	private static String written(Field field) {
		var type = field.type();
		return switch (type.kind()) {
		case REF -> "ref:" + type.referred();
		case SET -> "set:" + (type.element().kind() == Kind.REF ? "ref:" + type.element().referred() : "string");
		case MAP -> "map:string";
		case STRING, ANY -> "string";
		case INT -> "int";
		case BOOL -> "bool";
		case FLOAT -> "float";
		case DATETIME -> "datetime";
		};
	}

	/** A key that is there already is an error (xapi ocaml/database, MAP_DUPLICATE_KEY). */
	private static Object addToMap(Context c, Row row, Field field, String key, String value) {
		return c.db().atomically(() -> {
			var map = new LinkedHashMap<>(c.db().get(row.def().name(), row.ref()).map(field.name()));
			if (map.putIfAbsent(key, value) != null)
				throw new Failure("MAP_DUPLICATE_KEY", row.def().name(), field.name(), row.ref(), key);
			c.db().set(row.def().name(), row.ref(), field.name(), map);
			return "";
		});
	}

	private static Object removeFromMap(Context c, Row row, Field field, String key) {
		return c.db().atomically(() -> {
			var map = new LinkedHashMap<>(c.db().get(row.def().name(), row.ref()).map(field.name()));
			map.remove(key);
			c.db().set(row.def().name(), row.ref(), field.name(), map);
			return "";
		});
	}

	private static Object changeSet(Context c, Row row, Field field, String value, boolean add) {
		return c.db().atomically(() -> {
			var set = new ArrayList<>(c.db().get(row.def().name(), row.ref()).set(field.name()));
			set.remove(value);
			if (add)
				set.add(value);
			c.db().set(row.def().name(), row.ref(), field.name(), List.copyOf(set));
			return "";
		});
	}

	static List<String> refs(List<Row> rows) {
		return rows.stream().map(Row::ref).toList();
	}

	static Map<String, Row> records(List<Row> rows) {
		var records = LinkedHashMap.<String, Row>newLinkedHashMap(rows.size());
		rows.forEach(row -> records.put(row.ref(), row));
		return records;
	}
}
