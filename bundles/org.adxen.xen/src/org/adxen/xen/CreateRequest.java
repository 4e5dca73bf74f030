// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.HashSet;
import java.util.Set;

import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;

/**
 * A domain to be made from a configuration file.
 *
 * @param config    the file, read without errors
 * @param otherKeys the file's keys that {@code config} does not carry; a toolstack that cannot be given the file itself
 *                  refuses them by name
 * @param name      overrides the file's name; empty to keep it
 * @param host      where to start it, or empty for the toolstack's choice
 * @param start     whether to start it at once
 * @param paused    whether to leave it paused after the start
 */
public record CreateRequest(DomainConfig config, Set<String> otherKeys, String name, String host, boolean start,
		boolean paused) {

	public CreateRequest {
		otherKeys = Set.copyOf(otherKeys);
	}

	/** @throws IllegalArgumentException the file has errors */
	public static CreateRequest of(ConfigFile file, String name, String host, boolean start, boolean paused) {
		DomainConfig config = file.domain();
		if (config == null) {
			throw new IllegalArgumentException("The configuration file has errors; correct them first.");
		}
		var others = new HashSet<>(file.dictionary().keys());
		others.removeAll(DomainConfig.CARRIED_KEYS);
		return new CreateRequest(config, others, name, host, start, paused);
	}

	/** The name that the domain will have. */
	public String domainName() {
		return name.isEmpty() ? config.name() : name;
	}
}
