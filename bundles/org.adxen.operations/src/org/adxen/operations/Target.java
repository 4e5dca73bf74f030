// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.HostKey;

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

	/** The stable text form used in the journal. */
	default String id() {
		return switch (this) {
		case OfDomain d -> "domain:" + d.key();
		case OfHost h -> "host:" + h.key();
		case OfPool p -> "pool:" + p.pool();
		};
	}
}
