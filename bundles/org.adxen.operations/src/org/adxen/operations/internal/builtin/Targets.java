// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainId;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** What a target stands for in a picture. The general rules have seen to its kind and that it is there. */
final class Targets {

	private Targets() {
	}

	static DomainKey key(Target target) {
		return ((Target.OfDomain) target).key();
	}

	static DomainId domainId(Target target) {
		return key(target).domain();
	}

	static String hostId(Target target) {
		return ((Target.OfHost) target).key().host();
	}

	static DomainView domain(Target target, FleetPicture picture) {
		DomainView domain = find(target, picture);
		if (domain == null) {
			throw new IllegalArgumentException(target.id() + " is not in the picture.");
		}
		return domain;
	}

	/** Null when it is not there any more. */
	static @Nullable DomainView find(Target target, FleetPicture picture) {
		return picture.domain(key(target));
	}

	static HostView host(Target target, FleetPicture picture) {
		HostView host = picture.host(((Target.OfHost) target).key());
		if (host == null) {
			throw new IllegalArgumentException(target.id() + " is not in the picture.");
		}
		return host;
	}

	/** Whether the pool shows its files; nobody knows of one that is not connected. */
	static Verdict showingFiles(Target target, FleetPicture picture) {
		PoolView pool = pool(target, picture);
		Capabilities can = pool.capabilities();
		return can == null || can.files() ? Verdict.ALLOWED : lacking(pool, can, NLS.bind(Messages.noFiles, pool.label()));
	}

	/** What the account's role takes away is not the toolstack's fault. */
	static Verdict lacking(PoolView pool, Capabilities can, String toolstackLacks) {
		return can.role().isEmpty() ? Verdict.refused(toolstackLacks) : roleLacks(pool, can);
	}

	static Verdict roleLacks(PoolView pool, Capabilities can) {
		return Verdict.refused(NLS.bind(Messages.roleLacks, new Object[] { pool.user(), can.role(), pool.label() }));
	}

	static PoolView pool(Target target, FleetPicture picture) {
		PoolView pool = picture.pools().get(target.pool());
		if (pool == null) {
			throw new IllegalArgumentException(target.id() + " is not in the picture.");
		}
		return pool;
	}
}
