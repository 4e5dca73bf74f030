// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import java.util.LinkedHashSet;

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

	/** With where it is: "web-1 (xen-1, lab)", or "web-1 (xen-9)" for a lone host, whose pool is called like it. */
	public static String withPlace(Target target, FleetPicture picture) {
		var places = new LinkedHashSet<String>();
		if (target instanceof Target.OfDomain(var key) && picture.domain(key) instanceof DomainView domain
				&& domain.hostName() instanceof String host) {
			places.add(host);
		}
		String name = of(target, picture);
		places.add(pool(target.pool(), picture));
		if (!(target instanceof Target.OfDomain)) {
			places.remove(name);
		}
		return places.isEmpty() ? name : name + " (" + String.join(", ", places) + ")";
	}

	public static String pool(String id, FleetPicture picture) {
		PoolView pool = picture.pools().get(id);
		return pool == null ? id : pool.label();
	}
}
