// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationContext;
import org.adxen.operations.OperationContext.FleetDisk;
import org.adxen.operations.Verdict;
import org.adxen.xen.DiskUse;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * One disk, one writer, over the whole fleet. A disk is in use by every domain that is not off: also by one that is suspended
 * or crashed, and by one that was last seen running at a host that does not answer now. As in Xen's own block script, one who
 * asks for a shared disk is not checked, and readers are only in the way of writers.
 */
public final class DiskRule {

	/** Name of the parameter by which an admin says that a host which does not answer is off: that host's or pool's name. */
	public static final String HOST_IS_OFF = "host-is-off";

	private DiskRule() {
	}

	/**
	 * Whether each disk would have one writer, also among the domain's own. Claims the disks and looks for others who use them.
	 *
	 * @param self      the domain to be started, null for one that is only to be made
	 * @param name      what it is called
	 * @param disks     its disks
	 * @param hostIsOff the value of {@link #HOST_IS_OFF}, or empty
	 */
	public static Verdict check(@Nullable DomainKey self, String name, List<DiskUse> disks, OperationContext context,
			String hostIsOff) throws XenException, InterruptedException {
		List<DiskUse> own = disks.stream().filter(d -> !d.shared() && !d.target().isEmpty()).toList();
		for (DiskUse disk : own) {
			for (DiskUse other : own) {
				if (disk != other && disk.writable() && collide(disk, other)) {
					return Verdict.refused(NLS.bind(Messages.twice, new Object[] { name, disk.device(), other.device() }));
				}
			}
		}
		Optional<String> claimed = context.claim(own.stream().filter(DiskUse::writable).map(DiskUse::target).toList());
		if (claimed.isPresent()) {
			return Verdict.refused(NLS.bind(Messages.claimed, name, claimed.get()));
		}
		if (own.isEmpty()) {
			return Verdict.ALLOWED;
		}
		List<FleetDisk> all = context.disks();
		for (DiskUse disk : own) {
			for (FleetDisk other : all) {
				if (collide(disk, other.use()) && !Objects.equals(keyOf(other), self)) {
					Verdict verdict = judge(name, disk, other, context.picture(), hostIsOff);
					if (!verdict.isAllowed()) {
						return verdict;
					}
				}
			}
		}
		return Verdict.ALLOWED;
	}

	private static boolean collide(DiskUse mine, DiskUse other) {
		return mine.target().equals(other.target()) && (mine.writable() || other.writable());
	}

	private static DomainKey keyOf(FleetDisk disk) {
		return new DomainKey(disk.pool(), disk.use().domain());
	}

	private static Verdict judge(String name, DiskUse disk, FleetDisk other, FleetPicture picture, String hostIsOff) {
		DomainView user = picture.domain(keyOf(other));
		// Of a pool that answers, its answer and the picture may each be the newer one: the disk is free when both say so.
		PowerState state = user == null || !other.stale() && user.facts().state() == PowerState.HALTED ? other.use().state()
				: user.facts().state();
		if (state == PowerState.HALTED) {
			return Verdict.ALLOWED;
		}
		PoolView pool = picture.pools().get(other.pool());
		String poolName = pool == null ? other.pool() : pool.label();
		if (!other.stale()) {
			return Verdict.refused(NLS.bind(Messages.inUse, name, disk.device(), poolName + "/" + other.use().domainName(),
					StateText.of(state)));
		}
		String host = user != null && user.hostName() != null ? user.hostName() : poolName;
		if (hostIsOff.equals(host) || hostIsOff.equals(poolName)) {
			return Verdict.ALLOWED;
		}
		return Verdict.refused(NLS.bind(Messages.inUseLastSeen, name, disk.device(),
				poolName + "/" + other.use().domainName(), StateText.of(state), host));
	}
}
