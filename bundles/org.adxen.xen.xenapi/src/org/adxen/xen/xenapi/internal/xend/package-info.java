// SPDX-License-Identifier: EPL-2.0
/** The xend dialect: Xen API 1.0 of Xen 3.1 to 4.4. */
package org.adxen.xen.xenapi.internal.xend;
