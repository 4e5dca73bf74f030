// SPDX-License-Identifier: EPL-2.0
/** Ways to prove who logs in. */
package org.adxen.xen.xl.internal.ssh.auth;
