// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.programs;

/** Users and their numbers: root is 0, everybody else 1000. */
final class Accounts {

	private Accounts() {
	}

	static int number(String user) {
		return user.equals("root") ? 0 : 1000;
	}
}
