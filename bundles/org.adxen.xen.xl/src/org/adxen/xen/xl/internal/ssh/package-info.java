// SPDX-License-Identifier: EPL-2.0
/**
 * One kept SSH connection to each host. The library, JSch, waits in ways that neither interrupting nor virtual threads suit, so all
 * of its waiting is done on platform threads that callers can leave.
 */
package org.adxen.xen.xl.internal.ssh;
