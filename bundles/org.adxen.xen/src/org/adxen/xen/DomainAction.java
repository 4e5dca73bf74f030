// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * What can be done with one domain. A toolstack's allowed and current operations are told in these words; operations that
 * AdXen has no word for are {@link #OTHER}.
 */
public enum DomainAction {
	START, START_ON, SHUT_DOWN, FORCE_SHUT_DOWN, REBOOT, FORCE_REBOOT, PAUSE, UNPAUSE, SUSPEND, RESUME, RESUME_ON,
	/** Live, within the pool. */
	MIGRATE,
	/** Live, to the host of another pool of the same toolstack: what a plain Xen host, a pool of one, can. */
	MIGRATE_TO_POOL, SNAPSHOT,
	/** Removes the definition; disks only when asked for. */
	DELETE, CLONE, RENAME, SET_MEMORY, SET_VCPUS, SET_TAGS, CONSOLE,
	/** Something another client does that AdXen does not know. */
	OTHER
}
