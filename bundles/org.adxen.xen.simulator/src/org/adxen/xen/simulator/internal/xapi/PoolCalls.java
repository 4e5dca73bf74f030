// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xapi;

import java.util.Map;

/** The pool itself (xapi ocaml/xapi/xapi_pool.ml). */
final class PoolCalls {

	private PoolCalls() {
	}

	static void addTo(Methods methods) {
		methods.slow("pool.sync_database", "", (c, args) -> "");
		methods.slow("pool.get_license_state", "self:ref:pool", (c, args) -> {
			c.row(args, "self");
			return Map.of("edition", "xcp-ng", "expiry", "never");
		});
	}
}
