// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.adxen.xen.Address;

/** Finds registered pools by what admins call them: label, id or address, also in a shorter form. */
public final class Pools {

	private Pools() {
	}

	/** The one pool that is called so. */
	public static PoolView find(FleetPicture picture, String called) throws CommandException {
		try {
			String id = new TargetResolver(picture).resolve(Targets.POOLS, called, "").pool();
			return picture.pools().get(id);
		} catch (UnresolvedTargetException e) {
			return byAddress(picture, called).orElseThrow(() -> new CommandException(ExitCode.FAILED, e.getMessage()));
		}
	}

	/** The same for several, each once. */
	public static Set<PoolView> findAll(FleetPicture picture, Collection<String> called) throws CommandException {
		var found = new LinkedHashSet<PoolView>();
		for (String name : called) {
			found.add(find(picture, name));
		}
		return found;
	}

	/**
	 * The pools that have to be asked before hosts or domains of these names can be told: a name may be used in any, so all of
	 * them, unless a pool is named with it or it is a UUID that was seen before.
	 */
	public static Set<String> needed(FleetPicture lastKnown, Collection<String> names) {
		var needed = new LinkedHashSet<String>();
		for (String name : names) {
			List<String> ids = lastKnown.pools().values().stream().filter(p -> names(p, name)).map(PoolView::id).toList();
			if (ids.isEmpty()) {
				return lastKnown.pools().keySet();
			}
			needed.addAll(ids);
		}
		return needed;
	}

	private static boolean names(PoolView pool, String name) {
		return name.startsWith(pool.label() + "/") || name.startsWith(pool.id() + "/") || pool.hosts().containsKey(name)
				|| pool.domains().keySet().stream().anyMatch(d -> d.domain().uuid().equalsIgnoreCase(name));
	}

	private static Optional<PoolView> byAddress(FleetPicture picture, String text) {
		try {
			Address address = Address.parse(text);
			return picture.pools().values().stream().filter(p -> p.address().equals(address)).findFirst();
		} catch (IllegalArgumentException e) {
			return Optional.empty(); // it is a label, of a pool that is not there
		}
	}
}
