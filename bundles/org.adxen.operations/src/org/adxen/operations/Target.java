// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.HostKey;
import org.adxen.xen.DomainId;

/** What an operation is done to. */
public sealed interface Target {

	/** The pool through whose connection it is done. */
	String pool();

	record OfDomain(DomainKey key) implements Target {
		@Override
		public String pool() {
			return key.pool();
		}
	}

	record OfHost(HostKey key) implements Target {
		@Override
		public String pool() {
			return key.pool();
		}
	}

	/** The pool itself, e.g. for a new domain. */
	record OfPool(String pool) implements Target {
	}

	/**
	 * Reads what {@link #id()} wrote.
	 *
	 * @throws IllegalArgumentException it is no such text
	 */
	static Target parse(String id) {
		int colon = id.indexOf(':');
		String kind = id.substring(0, Math.max(colon, 0));
		String key = id.substring(colon + 1);
		int slash = key.indexOf('/');
		if (kind.equals("pool")) {
			return new OfPool(key);
		}
		if (slash > 0 && kind.equals("host")) {
			return new OfHost(new HostKey(key.substring(0, slash), key.substring(slash + 1)));
		}
		if (slash > 0 && kind.equals("domain")) {
			String[] domain = key.substring(slash + 1).split("@", 2);
			return new OfDomain(new DomainKey(key.substring(0, slash),
					new DomainId(domain[0], domain.length == 2 ? domain[1] : "")));
		}
		throw new IllegalArgumentException("\"" + id + "\" names no target.");
	}

	/** The stable text form used in the journal. */
	default String id() {
		return switch (this) {
		case OfDomain d -> "domain:" + d.key();
		case OfHost h -> "host:" + h.key();
		case OfPool p -> "pool:" + p.pool();
		};
	}
}
