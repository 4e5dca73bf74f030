// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tree;

/** An element of a tree that is made anew with each picture. */
public interface Keyed {

	/** Who it is; equal in all pictures, and told apart by its text. */
	Object key();
}
