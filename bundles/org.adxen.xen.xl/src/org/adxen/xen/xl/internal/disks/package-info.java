// SPDX-License-Identifier: EPL-2.0
/** Which domain uses which disk. */
package org.adxen.xen.xl.internal.disks;
