// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

/** What makes a shell give up a script: bad syntax, a bad substitution, an unset parameter under set -u. */
final class ScriptError extends Exception {

	private static final long serialVersionUID = 1;

	ScriptError(String message) {
		super(message);
	}
}
