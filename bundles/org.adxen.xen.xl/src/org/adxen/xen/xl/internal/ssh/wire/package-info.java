// SPDX-License-Identifier: EPL-2.0
/** Bytes between this machine and a host, below and above the SSH library. */
package org.adxen.xen.xl.internal.ssh.wire;
