// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/** What becomes of a domain that shut down, rebooted or crashed. */
public enum ShutdownAction {
	DESTROY("destroy"), RESTART("restart"), RENAME_RESTART("rename-restart"), PRESERVE("preserve"), //
	COREDUMP_DESTROY("coredump-destroy"), COREDUMP_RESTART("coredump-restart"), SOFT_RESET("soft-reset");

	private final String word;

	ShutdownAction(String word) {
		this.word = word;
	}

	/** The value of {@code on_crash} and its like in a configuration file. */
	public String word() {
		return word;
	}
}
