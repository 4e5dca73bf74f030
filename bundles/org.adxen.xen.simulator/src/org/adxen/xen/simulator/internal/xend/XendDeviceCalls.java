// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.data.Field;

/** Disks, drives, network interfaces and consoles under xend (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py). */
final class XendDeviceCalls {

	private XendDeviceCalls() {
	}

	static void addTo(XendMethods methods) {
		device(methods, "VDI", "SR", "SR");
		device(methods, "VBD", "VM", "VM", "VDI", "VDI");
		device(methods, "VIF", "VM", "VM", "network", "network");
		device(methods, "console", "VM", "VM");
	}

	/** Constructor and destructor of a class whose record refers to others: field, class, field, class. */
	private static void device(XendMethods methods, String className, String... references) {
		methods.function(className, "create", 1, (node, session, args) -> {
			if (!(args.getFirst() instanceof Map<?, ?> given))
				throw XendNode.error(className + ".create needs a struct");
			var values = values(node, className, given);
			for (int i = 0; i < references.length; i += 2)
				if (node.database().find(references[i + 1], String.valueOf(values.get(references[i]))).isEmpty())
					throw new Failure("HANDLE_INVALID", references[i + 1], String.valueOf(values.get(references[i])));
			var ref = UUID.randomUUID().toString();
			values.put("uuid", ref);
			node.database().create(className, ref, values);
			node.events().tell("add", className, ref, "");
			return ref;
		});
		methods.method(className, "destroy", 1, (node, session, args) -> destroy(node, className, args));
	}

	private static Object destroy(XendNode node, String className, List<?> args) {
		var ref = XendNode.text(args, 0);
		if (className.equals("VDI") && !node.database().get("VDI", ref).set("VBDs").isEmpty())
			throw new Failure("VDI_IN_USE", ref, "destroy");
		node.database().remove(className, ref);
		node.events().tell("del", className, ref, "");
		return "";
	}

	/** What a constructor takes; what it does not know is passed over, what is missing is a KeyError. */
	static Map<String, Object> values(XendNode node, String className, Map<?, ?> given) {
		var values = new LinkedHashMap<String, Object>();
		for (Field field : node.database().schema().classDef(className).fields()) {
			var value = given.get(field.name());
			if (field.access() == Field.Access.RO || value == null && !field.mandatory())
				continue;
			if (value == null)
				throw XendNode.error("KeyError: '" + field.name() + "'");
			values.put(field.name(), XendNode.typed(field, value));
		}
		return values;
	}
}
