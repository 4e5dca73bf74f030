// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Sets or removes the tag that protects a domain: {@code class="…Protection:on"} or {@code :off}. */
public final class Protection implements Operation, IExecutableExtension {

	private boolean on;

	@Override
	@NonNullByDefault({})
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		on = "on".equals(data);
	}

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = Targets.domain(target, picture);
		String name = domain.facts().name();
		if (domain.facts().kind() != Kind.ORDINARY) {
			return Verdict.refused(NLS.bind(Messages.protectedByKind, name));
		}
		if (domain.isProtected() == on) {
			return Verdict.refused(NLS.bind(on ? Messages.protectedAlready : Messages.notProtected, name));
		}
		return mayTag(Targets.pool(target, picture));
	}

	/** A toolstack that keeps no tags is not asked: the environment keeps them then. */
	private static Verdict mayTag(PoolView pool) {
		Capabilities can = pool.capabilities();
		return can == null || !can.denied().contains(DomainAction.SET_TAGS) ? Verdict.ALLOWED : Targets.roleLacks(pool, can);
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		Set<String> tag = Set.of(DomainSnapshot.PROTECT_TAG);
		return context.changeTags(Targets.domainId(target), on ? tag : Set.of(), on ? Set.of() : tag);
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Targets.find(target, picture) instanceof DomainView domain && domain.isProtected() == on ? Evidence.DONE
				: Evidence.NOT_DONE;
	}
}
