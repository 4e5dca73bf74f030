// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.xend.XendNode.NotImplemented;

/** The host, the session and tasks under xend (xen RELEASE-4.4.4 tools/python/xen/xend/XendAPI.py). */
final class XendHostCalls {

	private XendHostCalls() {
	}

	static void addTo(XendMethods methods) {
		methods.method("host", "enable", 1, (node, session, args) -> enable(node, true));
		methods.method("host", "disable", 1, (node, session, args) -> enable(node, false));
		methods.method("host", "reboot", 1, (node, session, args) -> unsupported(node));
		methods.method("host", "shutdown", 1, (node, session, args) -> unsupported(node));
		methods.method("host", "dmesg", 1, (node, session, args) -> "(XEN) Xen version 4.1.4 (simulated)\n");
		for (String todo : new String[] { "set_logging", "get_logging" })
			methods.accessor("host", todo, todo.startsWith("set") ? 2 : 1, (node, session, args) -> {
				throw new NotImplemented();
			});
		methods.function("session", "get_this_host", 1, (node, session, args) -> node.host().ref());
		methods.function("session", "get_uuid", 1, (node, session, args) -> XendNode.text(args, 0));
		methods.method("task", "cancel", 1, (node, session, args) -> {
			throw new Failure("OPERATION_NOT_ALLOWED");
		});
	}

	private static Object enable(XendNode node, boolean enabled) {
		node.database().set("host", node.host().ref(), "enabled", enabled);
		return "";
	}

	/** Refused whatever the state is; the condition looks the wrong way round in the source, and is kept. */
	private static Object unsupported(XendNode node) {
		throw node.host().flag("enabled") ? new Failure("EUNSUPPORTED", "Method Unsupported")
				: new Failure("EHOSTRUNNING", "Host is still Running");
	}
}
