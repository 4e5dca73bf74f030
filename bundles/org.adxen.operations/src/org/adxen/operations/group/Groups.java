// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.adxen.operations.placement.PlacementPolicies;

/**
 * The groups whose files the environment knows ({@link org.adxen.fleet.Fleet#groupFiles()}), and what is done with them in this program. An OSGi
 * service; safe for any thread. Returns at once where it does not say that it blocks.
 */
public interface Groups {

	/** As they were read last, in the order in which they were added; empty before the first reading. */
	List<KnownGroup> all();

	/** Who belongs to which of {@link #all()}. */
	Memberships memberships();

	/** Reads those whose files changed, members' configuration files included, and returns all. Blocks. */
	List<KnownGroup> read();

	/**
	 * @param listener told on any thread that {@link #all()} or an activation is different; must return at once. While there are any,
	 *                 files are looked at every few seconds
	 */
	void addListener(Runnable listener);

	void removeListener(Runnable listener);

	/** Looks at the files now instead of at the next turn. */
	void refresh();

	PlacementPolicies policies();

	/**
	 * Begins to run a plan.
	 *
	 * @throws IOException as {@link GroupActivation#start}
	 */
	GroupActivation activate(GroupPlan plan, GroupActivation.Options options) throws IOException;

	/** The last one of a group that was begun by this program, ended or not. */
	Optional<GroupActivation> activation(String group);
}
