// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;

import org.adxen.fleet.FleetPicture;
import org.adxen.xen.DiskUse;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;

/** What an operation may look at right before it acts. Calls block. */
public interface Preflight {

	FleetPicture picture();

	XenConnection connection();

	/** Every disk of every domain of all pools that can be asked; pools that cannot are told by their last known disks. */
	List<FleetDisk> disks() throws XenException, InterruptedException;

	/** @param pool whose it is; @param stale whether the pool did not answer, so that this is what was known last */
	record FleetDisk(String pool, DiskUse use, boolean stale) {
	}
}
