// SPDX-License-Identifier: EPL-2.0
/** Consoles of domains, and the hypervisor's log. */
package org.adxen.xen.xl.internal.console;
