// SPDX-License-Identifier: EPL-2.0
/** Whether a host is the one it was. */
package org.adxen.xen.xl.internal.ssh.trust;
