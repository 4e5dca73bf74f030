// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of one host, as the account logged in with sees them. Paths are absolute, as the host writes them. Safe for any
 * thread; calls block as those of {@link XenConnection} do.
 */
public interface HostFiles {

	/**
	 * What is directly in a folder, in no order; hidden files too.
	 *
	 * @throws XenException {@link XenFailure.NotFound} there is no such folder, {@link XenFailure.Refused} it may not be read
	 */
	List<Entry> list(String folder) throws XenException, InterruptedException;

	/** What is at a path, links followed; empty when there is nothing. */
	Optional<Entry> look(String path) throws XenException, InterruptedException;

	/**
	 * Reads a plain file.
	 *
	 * @param limit the most bytes to take; a larger file is refused
	 */
	byte[] read(String path, int limit) throws XenException, InterruptedException;

	/** The bytes that can still be written below an existing folder. */
	long freeBytes(String folder) throws XenException, InterruptedException;

	/**
	 * Writes a new file as a whole or not at all: under another name first, which is then renamed. Never over an existing file.
	 * Cancelling removes what was written.
	 *
	 * @param content   read to its end on the thread that awaits, not closed
	 * @param bytes     how many there will be; refused at once when there is no room
	 * @param othersMay whether other accounts of the host may read it (0644), or its owner alone (0600)
	 * @return a task whose result is the path
	 */
	XenTask upload(InputStream content, long bytes, String path, boolean othersMay) throws XenException, InterruptedException;

	/**
	 * Copies a file on the host, holes kept, as a whole or not at all and never over an existing file, after a look at the free
	 * space. Cancelling stops the copy on the host and removes what was written.
	 *
	 * @return a task whose result is the new path
	 */
	XenTask copy(String from, String to) throws XenException, InterruptedException;

	/**
	 * @param name       without folder
	 * @param kind       of what it is or leads to
	 * @param bytes      length of a plain file, size of a block device where the host tells it, else 0
	 * @param modifiedAt to the second
	 * @param readable   whether the account may read it
	 */
	record Entry(String name, Kind kind, long bytes, Instant modifiedAt, boolean readable) {
	}

	/** Sorts of files that matter to disks and configurations. */
	enum Kind {
		FILE, FOLDER, BLOCK_DEVICE, OTHER
	}
}
