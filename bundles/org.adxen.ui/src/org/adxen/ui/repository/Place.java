// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.repository.RepositoryFiles;
import org.adxen.xen.XenException;

/**
 * Where files are looked at.
 *
 * @param label as it is offered
 * @param host  the pool of one that shows them; null for this machine, where the repository is mounted
 */
record Place(String label, PoolView host) {

	/** This machine first, if the repository is mounted here; then the plain Xen hosts that are connected. */
	static List<Place> all(Fleet fleet) {
		var places = new ArrayList<Place>();
		if (!fleet.settings().repository().here().isEmpty()) {
			places.add(new Place(Messages.Repository_here, null));
		}
		RepositoryFiles.places(fleet, fleet.picture()).stream().filter(PoolView::isConnected)
				.forEach(p -> places.add(new Place(p.label(), p)));
		return places;
	}

	/** Blocks. */
	RepositoryFiles open(Fleet fleet) throws XenException, InterruptedException {
		ImageRepository repository = fleet.settings().repository();
		Optional<RepositoryFiles> here = host == null ? RepositoryFiles.here(repository) : Optional.empty();
		return here.isPresent() ? here.get() : RepositoryFiles.at(fleet, host);
	}
}
