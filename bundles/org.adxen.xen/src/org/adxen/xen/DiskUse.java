// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * One disk of one domain, for the rule that a disk has one writer.
 *
 * @param domain     whose it is
 * @param domainName for the sentence that names it
 * @param state      what that domain does; a suspended one still owns its disks
 * @param device     as the domain sees it, e.g. {@code xvda} or {@code 0}
 * @param target     what it is stored on, comparable over the whole fleet: {@code vdi:<uuid>}, or
 *                   {@code <host id>:<path>} for what is local to a host
 * @param writable   whether the domain may write to it
 * @param shared     whether several writers are wanted: {@code w!}, or a sharable VDI
 */
public record DiskUse(DomainId domain, String domainName, PowerState state, String device, String target, boolean writable,
		boolean shared) {
}
