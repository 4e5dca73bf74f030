// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

/** What a field of the Xen API can hold. Enumerations are strings, the keys of maps always are; ANY is taken as it came. */
public enum Kind {
	STRING, INT, BOOL, FLOAT, DATETIME, REF, SET, MAP, ANY
}
