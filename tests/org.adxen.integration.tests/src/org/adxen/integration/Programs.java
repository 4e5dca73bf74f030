// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.Consumer;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.operations.Operations;
import org.adxen.operations.group.Groups;
import org.adxen.xen.XenConnector;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;

/**
 * The real fleet and operations with the connectors, as many as wanted, each as if it were a program of its own. Their
 * classes are not exported, so they are made by their names; inside OSGi and on a plain class path.
 */
public final class Programs {

	private Programs() {
	}

	/** In this environment. Whoever makes it closes it. */
	public static Fleet fleet(Path environment) throws Exception {
		String before = System.getProperty(Fleet.ENVIRONMENT);
		System.setProperty(Fleet.ENVIRONMENT, environment.toString());
		try {
			Class<?> type = Fleet.class.getClassLoader().loadClass("org.adxen.fleet.internal.LiveFleet");
			Fleet made = (Fleet) type.getConstructor().newInstance();
			var add = type.getDeclaredMethod("addConnector", XenConnector.class);
			add.setAccessible(true);
			add.invoke(made, Connectors.xenApi());
			add.invoke(made, Connectors.xl());
			return made;
		} finally {
			if (before == null) {
				System.clearProperty(Fleet.ENVIRONMENT);
			} else {
				System.setProperty(Fleet.ENVIRONMENT, before);
			}
		}
	}

	/** What discovery means for a fleet. */
	public static HostDiscovery discovery(Fleet fleet) throws Exception {
		return (HostDiscovery) Fleet.class.getClassLoader().loadClass("org.adxen.fleet.internal.discovery.FleetDiscovery")
				.getConstructor(Fleet.class).newInstance(fleet);
	}

	/** The operations as shipped. Whoever makes them closes them, before the fleet. */
	public static Operations operations(Fleet fleet) throws Exception {
		IExtensionRegistry registry = Connectors.insideOsgi() ? RegistryFactory.getRegistry() : plainRegistry();
		Consumer<IStatus> log = status -> System.err.println(status);
		return (Operations) Operations.class.getClassLoader().loadClass("org.adxen.operations.internal.OperationsService")
				.getConstructor(Fleet.class, IExtensionRegistry.class, Consumer.class).newInstance(fleet, registry, log);
	}

	/** The groups as shipped. Whoever makes them closes them, before the operations. */
	public static Groups groups(Fleet fleet, Operations operations) throws Exception {
		IExtensionRegistry registry = Connectors.insideOsgi() ? RegistryFactory.getRegistry() : plainRegistry();
		return (Groups) Operations.class.getClassLoader().loadClass("org.adxen.operations.internal.group.GroupsService")
				.getConstructor(Fleet.class, Operations.class, IExtensionRegistry.class).newInstance(fleet, operations, registry);
	}

	public static void close(Object made) throws Exception {
		var close = made.getClass().getDeclaredMethod("close");
		close.setAccessible(true);
		close.invoke(made);
	}

	/** The shipped contributions. */
	private static IExtensionRegistry plainRegistry() throws IOException {
		Object token = new Object();
		IExtensionRegistry registry = RegistryFactory.createRegistry(new PlainClasses(), token, null);
		for (URL url : Collections.list(Programs.class.getClassLoader().getResources("plugin.xml"))) {
			try (InputStream in = url.openStream()) {
				byte[] plugin = in.readAllBytes();
				if (new String(plugin, StandardCharsets.UTF_8).contains("point=\"org.adxen.operations.operations\"")) {
					registry.addContribution(new ByteArrayInputStream(plugin),
							ContributorFactorySimple.createContributor("org.adxen.operations"), false, null, null, token);
				}
			}
		}
		return registry;
	}

	private static final class PlainClasses extends RegistryStrategy {
		PlainClasses() {
			super(null, null);
		}

		@Override
		public Object createExecutableExtension(RegistryContributor contributor, String name, String overridden)
				throws CoreException {
			try {
				return Class.forName(name).getConstructor().newInstance();
			} catch (ReflectiveOperationException e) {
				throw new CoreException(Status.error(name, e));
			}
		}
	}
}
