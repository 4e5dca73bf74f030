// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Set;

/**
 * What a toolstack, and the account logged in with, can do at all.
 *
 * @param actions          the domain actions this toolstack has
 * @param denied           those of them that the account's role may not do
 * @param role             the role's name for the sentence that says so, may be empty
 * @param hostMaintenance  whether hosts can be disabled, enabled and evacuated
 * @param templates        whether domains can be made from templates
 * @param createFromConfig whether domains can be made from a configuration file
 * @param events           whether changes are told, rather than polled for
 * @param files            whether the hosts' {@link XenConnection#files() files} are shown
 */
public record Capabilities(Set<DomainAction> actions, Set<DomainAction> denied, String role, boolean hostMaintenance,
		boolean templates, boolean createFromConfig, boolean events, boolean files) {

	/** Of a toolstack that shows no files. */
	public Capabilities(Set<DomainAction> actions, Set<DomainAction> denied, String role, boolean hostMaintenance,
			boolean templates, boolean createFromConfig, boolean events) {
		this(actions, denied, role, hostMaintenance, templates, createFromConfig, events, false);
	}

	public Capabilities {
		actions = Set.copyOf(actions);
		denied = Set.copyOf(denied);
	}
}
