// SPDX-License-Identifier: EPL-2.0
/**
 * Believable Xen fleets on real loopback sockets, with faults on demand. Shares no protocol, parser or state rule with any
 * client: each of its rules names the source that it was read in.
 */
package org.adxen.xen.simulator;
