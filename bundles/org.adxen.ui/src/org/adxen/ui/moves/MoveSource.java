// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.moves;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.group.Memberships;
import org.adxen.operations.group.Rebalance;
import org.adxen.operations.placement.HomePlans;
import org.adxen.operations.placement.MovePlan;
import org.adxen.operations.placement.Placement.HostUse;
import org.adxen.operations.placement.PlacementPolicy;
import org.adxen.operations.placement.WhatIf;
import org.adxen.ui.labels.Connections;
import org.eclipse.osgi.util.NLS;

/** What moves are planned for. Immutable. */
sealed interface MoveSource {

	/**
	 * @param name  of what is planned for
	 * @param plan  what to do
	 * @param hosts each before and after; none where that is not known
	 * @param home  what undoes the plan; null where nothing does
	 */
	record Made(String name, MovePlan plan, List<HostUse> hosts, MovePlan home) {
	}

	/**
	 * Not on the display thread.
	 *
	 * @throws IOException it cannot be planned; the message is a sentence
	 */
	Made plan(FleetPicture picture, Groups groups, PlacementPolicy policy) throws IOException;

	/** Id of the placement policy to begin with; empty for the first. */
	default String policy(Groups groups) {
		return "";
	}

	/** Whether a placement policy matters. */
	default boolean isPlaced() {
		return true;
	}

	/** A group's running members are spread anew. */
	record OfGroup(Path file) implements MoveSource {

		private Optional<KnownGroup> find(Groups groups) {
			return groups.all().stream().filter(g -> g.file().equals(file)).findFirst();
		}

		@Override
		public String policy(Groups groups) {
			return find(groups).map(g -> g.definition() instanceof GroupDefinition definition ? definition.policy() : "").orElse("");
		}

		@Override
		public Made plan(FleetPicture picture, Groups groups, PlacementPolicy policy) throws IOException {
			KnownGroup group = find(groups).orElseThrow(() -> new IOException(NLS.bind(Messages.Source_noGroup, file)));
			GroupDefinition definition = group.definition();
			if (definition == null) {
				throw new IOException(group.problem());
			}
			try {
				Rebalance rebalance = Rebalance.of(definition, group.expansion(), picture, policy);
				return new Made(group.name(), rebalance.moves(), rebalance.placement().hosts(), null);
			} catch (QueryException e) {
				throw new IOException(e.getMessage(), e);
			}
		}
	}

	/** A host is emptied. */
	record OfHost(HostKey host) implements MoveSource {

		/** What fled from a host is no group whose members deserve equal shares. */
		@Override
		public String policy(Groups groups) {
			return "most-free-memory";
		}

		@Override
		public Made plan(FleetPicture picture, Groups groups, PlacementPolicy policy) throws IOException {
			HostView view = find(host, picture);
			WhatIf whatIf = WhatIf.without(view, picture, policy, Memberships.apart(groups.all(), picture));
			return new Made(Connections.name(view), whatIf.evacuation(), whatIf.placement().hosts(), whatIf.returnHome());
		}
	}

	/** What an evacuation moved from a host comes back. */
	record Home(HostKey host, HomePlans plans) implements MoveSource {

		@Override
		public Made plan(FleetPicture picture, Groups groups, PlacementPolicy policy) throws IOException {
			return new Made(Connections.name(find(host, picture)), plans.read(host, picture), List.of(), null);
		}

		@Override
		public boolean isPlaced() {
			return false;
		}
	}

	private static HostView find(HostKey host, FleetPicture picture) throws IOException {
		HostView view = picture.host(host);
		if (view == null) {
			throw new IOException(NLS.bind(Messages.Source_noHost, host.host()));
		}
		return view;
	}
}
