// SPDX-License-Identifier: EPL-2.0
/** The picture of a host: one script for each look, cheap as long as nothing changes. */
package org.adxen.xen.xl.internal.picture;
