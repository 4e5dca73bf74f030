// SPDX-License-Identifier: EPL-2.0
/**
 * Work that a host goes on with when the link is lost. Each job is a folder at the host, from which any later connection can tell
 * what became of it.
 */
package org.adxen.xen.xl.internal.job;
