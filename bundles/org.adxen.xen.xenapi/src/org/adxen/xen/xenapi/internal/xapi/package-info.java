// SPDX-License-Identifier: EPL-2.0
/** The XAPI dialect: XenServer, XCP-ng and what else runs xapi. */
package org.adxen.xen.xenapi.internal.xapi;
