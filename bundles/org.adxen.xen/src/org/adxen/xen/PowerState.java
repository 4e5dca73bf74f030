// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/** What a domain is doing, over all toolstacks. */
public enum PowerState {
	RUNNING, HALTED, PAUSED, SUSPENDED,
	/** Stopped by its own fault and kept for a look; xend and {@code xl} tell it, XAPI has no such state. */
	CRASHED,
	/** The toolstack says something we do not know, or does not say. */
	UNKNOWN
}
