// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.ImageRepository;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.HostFiles;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;

/** What an operation works with when it is done to one target; the same object for its preflight and its run. Calls block. */
public interface OperationContext {

	/** The newest picture. */
	FleetPicture picture();

	/** The target's pool. Shared: never close it. */
	XenConnection connection();

	/** Another pool, to which something of the target's is to go. Shared: never close it. */
	XenConnection connection(String pool) throws XenException, InterruptedException;

	/**
	 * Adds and removes tags of a domain of this pool: at its toolstack, or in AdXen's environment where that keeps none. What is
	 * removed is removed from both.
	 */
	XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException, InterruptedException;

	/**
	 * Every disk of every domain of all pools that can be asked, as of some seconds ago at most; pools that cannot are told by
	 * their last known disks.
	 */
	List<FleetDisk> disks() throws XenException, InterruptedException;

	/**
	 * Claims disks until the operation has ended at this target and the picture shows it, so that two that begin at the same
	 * moment do not both find the disk free.
	 *
	 * @param disks as in {@link DiskUse#target()}
	 * @return one of them that another operation of this program has claimed already; then none is claimed
	 */
	Optional<String> claim(Collection<String> disks);

	/**
	 * The files of the target's host.
	 *
	 * @throws XenException the target's toolstack shows none: {@link org.adxen.xen.XenFailure.NotSupported}
	 */
	HostFiles files() throws XenException;

	/**
	 * The file's contents, read once, so that what was checked is what is done.
	 *
	 * @throws IOException it cannot be read or has errors; the message is a sentence for the admin
	 */
	ConfigFile config(Path file) throws IOException;

	/**
	 * The same of a file that lies on the target's host.
	 *
	 * @param path as the host writes it
	 * @throws XenException the host does not show it
	 */
	ConfigFile configOnHost(String path) throws IOException, XenException, InterruptedException;

	/** Where plain Xen hosts share images and configuration files. */
	ImageRepository repository();

	/** @param pool whose it is; @param stale whether the pool did not answer, so that this is what was known last */
	record FleetDisk(String pool, DiskUse use, boolean stale) {
	}
}
