// SPDX-License-Identifier: EPL-2.0
/** Scripts on a host, and what {@code xl} means by what it writes. */
package org.adxen.xen.xl.internal.shell;
