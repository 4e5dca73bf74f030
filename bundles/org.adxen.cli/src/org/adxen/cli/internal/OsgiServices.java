// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Services;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.xen.FleetSimulator;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;

/** The services of the running framework; components come up when they are first asked for. */
final class OsgiServices implements Services {

	private final BundleContext context;

	OsgiServices(BundleContext context) {
		this.context = context;
	}

	@Override
	public void useEnvironment(Path folder) {
		System.setProperty(Fleet.ENVIRONMENT, folder.toAbsolutePath().normalize().toString());
	}

	@Override
	public Fleet fleet() throws CommandException {
		return need(Fleet.class);
	}

	@Override
	public Operations operations() throws CommandException {
		return need(Operations.class);
	}

	@Override
	public Groups groups() throws CommandException {
		return need(Groups.class);
	}

	@Override
	public HostDiscovery discovery() throws CommandException {
		return need(HostDiscovery.class);
	}

	@Override
	public Optional<FleetSimulator> simulator() {
		return find(FleetSimulator.class);
	}

	private <T> T need(Class<T> type) throws CommandException {
		return find(type).orElseThrow(() -> new CommandException(ExitCode.ENVIRONMENT,
				NLS.bind(Messages.OsgiServices_missing, type.getSimpleName())));
	}

	private <T> Optional<T> find(Class<T> type) {
		return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
	}
}
