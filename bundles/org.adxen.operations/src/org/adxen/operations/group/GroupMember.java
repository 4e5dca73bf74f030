// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.adxen.operations.placement.MemoryNeed;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;

/**
 * One domain of a group.
 *
 * @param group      id of its group
 * @param name       in the group, unique: of several equal ones, the number included
 * @param definition what it comes from
 * @param number     among the equal ones, from 1
 * @param config     its configuration with all that the definition changes; without errors
 */
public record GroupMember(String group, String name, MemberDefinition definition, int number, ConfigFile config) {

	/** Label of a domain (a key of XAPI's {@code other_config}) that says which group it belongs to, by id. */
	public static final String GROUP_LABEL = "adxen.group";
	/** Label that says which member of the group it is, by name. */
	public static final String MEMBER_LABEL = "adxen.member";

	public DomainConfig domain() {
		DomainConfig domain = config.domain();
		if (domain == null) {
			throw new IllegalStateException("The configuration of " + name + " has errors.");
		}
		return domain;
	}

	/** What the domain is called. */
	public String domainName() {
		return domain().name();
	}

	/** What it takes of a host's memory. */
	public long neededBytes() {
		return MemoryNeed.of(Math.max(domain().memory().bytes(), domain().memory().maxBytes()), domain().vcpus().max());
	}

	/** How other tools see whose it is, where the toolstack keeps labels. */
	public Map<String, String> labels() {
		return Map.of(GROUP_LABEL, group, MEMBER_LABEL, name);
	}

	/** The UUID that it gets where the toolstack lets one choose: always the same, so that it is found again and never made twice. */
	public String uuid() {
		return uuid(group, name);
	}

	/** The same of a member that may be no more. */
	public static String uuid(String group, String member) {
		return UUID.nameUUIDFromBytes((group + "/" + member).getBytes(StandardCharsets.UTF_8)).toString();
	}
}
