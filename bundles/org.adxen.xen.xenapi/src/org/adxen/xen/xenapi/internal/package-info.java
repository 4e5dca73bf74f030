// SPDX-License-Identifier: EPL-2.0
/** The connector service for both dialects of the Xen API. */
package org.adxen.xen.xenapi.internal;
