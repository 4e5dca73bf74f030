// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.util.ArrayList;
import java.util.List;

import org.adxen.discovery.DiscoveryProbe;
import org.adxen.fleet.internal.log.FleetLog;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.osgi.util.NLS;

/** The probes of plug-ins. What cannot be made is logged and left out. */
final class ContributedProbes {

	private static final String POINT = "org.adxen.fleet.discoveryProbes";

	private ContributedProbes() {
	}

	static List<DiscoveryProbe> read(IExtensionRegistry extensions, FleetLog log) {
		var probes = new ArrayList<DiscoveryProbe>();
		for (IConfigurationElement element : extensions.getConfigurationElementsFor(POINT)) {
			try {
				probes.add((DiscoveryProbe) element.createExecutableExtension("class"));
			} catch (CoreException | ClassCastException e) {
				log.warn(NLS.bind(Messages.no_probe, element.getAttribute("class"), element.getContributor().getName()), e);
			}
		}
		return List.copyOf(probes);
	}
}
