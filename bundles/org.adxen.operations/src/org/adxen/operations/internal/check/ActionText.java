// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.check;

import org.adxen.xen.DomainAction;

/** What is being done to a domain, in words that follow "is": "being migrated". */
final class ActionText {

	private ActionText() {
	}

	static String of(DomainAction action) {
		return switch (action) {
		case START, START_ON -> Messages.starting;
		case SHUT_DOWN, FORCE_SHUT_DOWN -> Messages.shuttingDown;
		case REBOOT, FORCE_REBOOT -> Messages.rebooting;
		case PAUSE -> Messages.pausing;
		case UNPAUSE -> Messages.unpausing;
		case SUSPEND -> Messages.suspending;
		case RESUME, RESUME_ON -> Messages.resuming;
		case MIGRATE, MIGRATE_TO_POOL -> Messages.migrating;
		case SNAPSHOT -> Messages.snapshotting;
		case DELETE -> Messages.deleting;
		case CLONE -> Messages.cloning;
		case RENAME, SET_MEMORY, SET_VCPUS, SET_TAGS, CONSOLE, OTHER -> Messages.changing;
		};
	}
}
