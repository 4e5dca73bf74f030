// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.util.Collection;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.eclipse.jdt.annotation.Nullable;

/** What can be asked for by words. */
enum TextKey {
	NAME(How.WHOLE, (d, p) -> p.test(d.facts().name()), (h, p) -> p.test(h.facts().name())),
	STATE(How.WHOLE, (d, p) -> p.test(d.facts().state().name()), (h, p) -> p.test(hostState(h))),
	HOST(How.WHOLE, (d, p) -> test(p, d.hostName()), (h, p) -> p.test(h.facts().name())),
	POOL(How.WHOLE, (d, p) -> p.test(d.poolLabel()), (h, p) -> p.test(h.poolLabel())),
	TAG(How.WHOLE, (d, p) -> any(p, d.tags()), (h, p) -> any(p, h.facts().tags())),
	ADDRESS(How.WHOLE, (d, p) -> any(p, d.facts().addresses()), (h, p) -> p.test(h.facts().address())),
	OS(How.PART, (d, p) -> p.test(d.facts().os()), (h, p) -> p.test(h.facts().software())),
	UUID(How.BEGINNING, (d, p) -> p.test(d.facts().id().uuid()), (h, p) -> p.test(h.facts().id())),
	TOOLSTACK(How.WHOLE, (d, p) -> p.test(d.toolstack()), (h, p) -> p.test(h.toolstack())),
	NOTES(How.PART, (d, p) -> p.test(d.notes()), (h, p) -> false);

	/** How much of the value must be given. */
	enum How {
		WHOLE, PART, BEGINNING
	}

	private final How how;
	private final BiPredicate<DomainView, Predicate<String>> ofDomain;
	private final BiPredicate<HostView, Predicate<String>> ofHost;

	TextKey(How how, BiPredicate<DomainView, Predicate<String>> ofDomain, BiPredicate<HostView, Predicate<String>> ofHost) {
		this.how = how;
		this.ofDomain = ofDomain;
		this.ofHost = ofHost;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	How how() {
		return how;
	}

	/** Whether it holds for any of the values. */
	boolean test(DomainView domain, Predicate<String> predicate) {
		return ofDomain.test(domain, predicate);
	}

	boolean test(HostView host, Predicate<String> predicate) {
		return ofHost.test(host, predicate);
	}

	private static String hostState(HostView host) {
		return !host.facts().live() || host.stale() ? "disconnected" : host.facts().enabled() ? "connected" : "maintenance";
	}

	private static boolean test(Predicate<String> predicate, @Nullable String value) {
		return value != null && predicate.test(value);
	}

	private static boolean any(Predicate<String> predicate, Collection<String> values) {
		for (String value : values) {
			if (predicate.test(value)) {
				return true;
			}
		}
		return false;
	}
}
