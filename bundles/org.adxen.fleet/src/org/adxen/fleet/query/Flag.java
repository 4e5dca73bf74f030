// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.util.Locale;
import java.util.function.Predicate;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.xen.DomainSnapshot;

/** What something is or is not: {@code is:stale}. */
enum Flag implements Query.Term {
	PROTECTED(DomainView::isProtected, h -> false),
	STALE(DomainView::stale, HostView::stale),
	CONTROL(d -> d.facts().kind() != DomainSnapshot.Kind.ORDINARY, h -> false),
	COORDINATOR(d -> false, h -> h.facts().coordinator()),
	MAINTENANCE(d -> false, h -> !h.facts().enabled());

	private final Predicate<DomainView> ofDomain;
	private final Predicate<HostView> ofHost;

	Flag(Predicate<DomainView> ofDomain, Predicate<HostView> ofHost) {
		this.ofDomain = ofDomain;
		this.ofHost = ofHost;
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	@Override
	public boolean matches(DomainView domain) {
		return ofDomain.test(domain);
	}

	@Override
	public boolean matches(HostView host) {
		return ofHost.test(host);
	}
}
