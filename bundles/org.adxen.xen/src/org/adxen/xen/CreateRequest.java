// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;

/**
 * A domain to be made from a configuration file.
 *
 * @param file   the file, read without errors
 * @param path   where the same file lies on the host, absolute; empty when the host has it not yet. A toolstack that keeps
 *               definitions itself ignores it
 * @param name   overrides the file's name; empty to keep it
 * @param host   where to start it, or empty for the toolstack's choice
 * @param start  whether to start it at once
 * @param paused whether to leave it paused after the start
 * @param labels key-value pairs that the domain has from its first moment, see {@link DomainSnapshot#labels()}; a toolstack that
 *               keeps none ignores them
 */
public record CreateRequest(ConfigFile file, String path, String name, String host, boolean start, boolean paused,
		Map<String, String> labels) {

	/** @throws IllegalArgumentException the file has errors */
	public CreateRequest {
		if (file.domain() == null) {
			throw new IllegalArgumentException("The configuration file has errors; correct them first.");
		}
		labels = Map.copyOf(labels);
	}

	/**
	 * From a file that the host has not yet.
	 *
	 * @throws IllegalArgumentException the file has errors
	 */
	public static CreateRequest of(ConfigFile file, String name, String host, boolean start, boolean paused) {
		return new CreateRequest(file, "", name, host, start, paused, Map.of());
	}

	/** The same with these labels. */
	public CreateRequest labelled(Map<String, String> others) {
		return new CreateRequest(file, path, name, host, start, paused, others);
	}

	/** What the file makes of a domain. */
	public DomainConfig config() {
		DomainConfig config = file.domain();
		if (config == null) {
			throw new IllegalStateException("The configuration file has errors.");
		}
		return config;
	}

	/**
	 * The file's keys that {@link #config()} does not carry; a toolstack that cannot be given the file itself refuses them by
	 * name.
	 */
	public Set<String> otherKeys() {
		var others = new HashSet<>(file.dictionary().keys());
		others.removeAll(DomainConfig.CARRIED_KEYS);
		return Set.copyOf(others);
	}

	/** The name that the domain will have. */
	public String domainName() {
		return name.isEmpty() ? config().name() : name;
	}
}
