// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.command;

import java.nio.file.Path;
import java.util.Optional;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.xen.FleetSimulator;

/** What commands are carried out with. Each part is brought up when it is first asked for, because most commands need few. */
public interface Services {

	/** Names the environment to use; to be called before {@link #fleet()} and {@link #operations()}. */
	void useEnvironment(Path folder);

	Fleet fleet() throws CommandException;

	Operations operations() throws CommandException;

	Groups groups() throws CommandException;

	HostDiscovery discovery() throws CommandException;

	/** Empty where the demo feature is not installed. */
	Optional<FleetSimulator> simulator();
}
