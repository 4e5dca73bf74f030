// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A member, or {@code count} equal ones: in the texts of these, and in their configuration, {@code ${n}} is the number of each,
 * from 1.
 *
 * @param name        in its group
 * @param config      the configuration file; empty when there is none
 * @param template    instead of a file: a template of the pool, by its name or UUID there; empty for a file
 * @param count       at least 1
 * @param domainName  what the domain is called; empty for the name in the file
 * @param memoryBytes instead of the file's; 0 for that
 * @param vcpus       instead of the file's; 0 for that
 * @param disks       in xl's notation, instead of the file's; empty for these
 * @param vifs        in xl's notation, instead of the file's; empty for these
 * @param order       members of a lower order are ready before this one is started
 * @param delay       to wait before it is started
 * @param after       names of members that have to be ready before
 * @param readiness   when it counts as ready
 */
public record MemberDefinition(String name, Path config, String template, int count, String domainName, long memoryBytes, int vcpus,
		List<String> disks, List<String> vifs, int order, Duration delay, Set<String> after, Readiness readiness) {

	public MemberDefinition {
		disks = List.copyOf(disks);
		vifs = List.copyOf(vifs);
		after = Set.copyOf(after);
	}

	/** Whether it is made from a template rather than a file. */
	public boolean isFromTemplate() {
		return !template.isEmpty();
	}

	/** As its file says, with nothing before it. */
	public static MemberDefinition of(String name, Path config) {
		return new MemberDefinition(name, config, "", 1, "", 0, 0, List.of(), List.of(), 0, Duration.ZERO, Set.of(),
				Readiness.WHEN_RUNNING);
	}
}
