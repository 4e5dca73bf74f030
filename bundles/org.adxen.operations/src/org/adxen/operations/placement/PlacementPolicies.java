// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/** The contributed policies, AdXen's own first. Immutable; safe for any thread. */
public final class PlacementPolicies {

	private static final String POINT = "org.adxen.operations.placementPolicies";
	private static final String BUNDLE = "org.adxen.operations";

	/** A policy with what is declared of it. The id stands in group files; name and description are in the admin's language. */
	public record Named(String id, String name, String description, PlacementPolicy policy) {
	}

	private final List<Named> all = new ArrayList<>();

	/** @param log told of contributions that cannot be used; these are left out */
	public PlacementPolicies(IExtensionRegistry extensions, Consumer<IStatus> log) {
		Arrays.stream(extensions.getConfigurationElementsFor(POINT))
				.sorted(Comparator.comparing((IConfigurationElement e) -> !e.getContributor().getName().equals(BUNDLE)))
				.forEach(element -> add(element, log));
	}

	private void add(IConfigurationElement element, Consumer<IStatus> log) {
		String id = String.valueOf(element.getAttribute("id"));
		try {
			if (find(id).isPresent()) {
				throw new IllegalArgumentException(id);
			}
			var policy = (PlacementPolicy) element.createExecutableExtension("class");
			all.add(new Named(id, Objects.requireNonNullElse(element.getAttribute("name"), id),
					Objects.requireNonNullElse(element.getAttribute("description"), ""), policy));
		} catch (CoreException | ClassCastException | IllegalArgumentException e) {
			log.accept(Status.error(NLS.bind(Messages.policyLeftOut, id, element.getContributor().getName()), e));
		}
	}

	/** In the order in which they are offered; the first is the one for those who name none. */
	public List<Named> all() {
		return List.copyOf(all);
	}

	public Optional<Named> find(String id) {
		return all.stream().filter(p -> p.id().equals(id)).findFirst();
	}
}
