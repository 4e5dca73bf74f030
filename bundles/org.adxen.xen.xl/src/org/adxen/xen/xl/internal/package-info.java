// SPDX-License-Identifier: EPL-2.0
/** The connector for plain Xen hosts: {@code xl} over SSH. */
package org.adxen.xen.xl.internal;
