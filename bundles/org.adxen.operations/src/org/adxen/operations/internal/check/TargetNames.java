// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import java.util.StringJoiner;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Target;

/** What targets are called in sentences. Pure. */
public final class TargetNames {

	private TargetNames() {
	}

	/** The name alone, or the id of what has no name or is not there any more. */
	public static String of(Target target, FleetPicture picture) {
		return switch (target) {
		case Target.OfDomain(var key) -> {
			DomainView domain = picture.domain(key);
			yield domain == null || domain.facts().name().isBlank() ? key.domain().uuid() : domain.facts().name();
		}
		case Target.OfHost(var key) -> {
			HostView host = picture.host(key);
			yield host == null || host.facts().name().isBlank() ? key.host() : host.facts().name();
		}
		case Target.OfPool(var id) -> pool(id, picture);
		};
	}

	/** With where it is: "web-1 (xen-1, lab)". */
	public static String withPlace(Target target, FleetPicture picture) {
		var place = new StringJoiner(", ", " (", ")").setEmptyValue("");
		if (target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain
				&& domain.hostName() != null) {
			place.add(domain.hostName());
		}
		String pool = pool(target.pool(), picture);
		String name = of(target, picture);
		if (!(target instanceof Target.OfPool) && !pool.equals(name)) {
			place.add(pool);
		}
		return name + place;
	}

	public static String pool(String id, FleetPicture picture) {
		PoolView pool = picture.pools().get(id);
		return pool == null ? id : pool.label();
	}
}
