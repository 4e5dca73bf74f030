// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

/** What admins call an object that the toolstack named by its reference. */
@FunctionalInterface
public interface Names {

	/** The reference itself where there is no name or it cannot be found out. */
	String of(String type, String ref) throws InterruptedException;

	/** For what happens before a name could be asked for. */
	Names NONE = (type, ref) -> ref;
}
