// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.navigation;

/** A view in which something of the fleet can be pointed out. */
public interface Revealer {

	/** Selects a pool, host or domain and scrolls to it; false when it is not shown here. Display thread only. */
	boolean reveal(Object element);
}
