// SPDX-License-Identifier: EPL-2.0
/** What OpenSSH's client configuration says about a host: read, never written. */
package org.adxen.xen.xl.internal.ssh.config;
