// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.repository;

import java.util.List;
import java.util.Optional;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/**
 * Files as they are seen at one place: a host, or this machine where the repository is mounted. Paths are always those of hosts. Safe
 * for any thread; calls block.
 */
public interface RepositoryFiles {

	/** What is directly in a folder, in no order. */
	List<Entry> list(String folder) throws XenException, InterruptedException;

	/** What is at a path, links followed; empty when there is nothing. */
	Optional<Entry> look(String path) throws XenException, InterruptedException;

	/** Reads a plain file of at most {@code limit} bytes. */
	byte[] read(String path, int limit) throws XenException, InterruptedException;

	/** As a pool of one shows them. Connects if need be. */
	static RepositoryFiles at(Fleet fleet, PoolView pool) throws XenException, InterruptedException {
		HostFiles files = fleet.connection(pool.id()).files().orElseThrow(() -> noFiles(pool));
		return new RepositoryFiles() {
			@Override
			public List<Entry> list(String folder) throws XenException, InterruptedException {
				return files.list(folder);
			}

			@Override
			public Optional<Entry> look(String path) throws XenException, InterruptedException {
				return files.look(path);
			}

			@Override
			public byte[] read(String path, int limit) throws XenException, InterruptedException {
				return files.read(path, limit);
			}
		};
	}

	private static XenException noFiles(PoolView pool) {
		String sentence = NLS.bind(Messages.no_files, pool.label());
		return new XenException(new XenFailure.Refused("ADXEN_REPOSITORY", List.of(sentence)), sentence);
	}

	/** As this machine shows them; empty where the repository is not mounted. */
	static Optional<RepositoryFiles> here(ImageRepository repository) {
		return repository.here().isEmpty() ? Optional.empty() : Optional.of(new FilesHere(repository));
	}

	/** The pools that can see the repository at all, in the order in which they were registered. */
	static List<PoolView> places(Fleet fleet, FleetPicture picture) {
		return picture.pools().values().stream().filter(p -> fleet.showsFiles(p.address())).toList();
	}
}
