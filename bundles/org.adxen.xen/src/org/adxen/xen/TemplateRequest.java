// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.util.Map;

/**
 * A new domain from a template of the toolstack; it is off then.
 *
 * @param template    the toolstack's UUID of it
 * @param name        what the domain is called
 * @param memoryBytes instead of the template's; 0 for that
 * @param vcpus       instead of the template's; 0 for that
 * @param labels      as in {@link CreateRequest}: the domain has them from the moment in which it is one
 */
public record TemplateRequest(String template, String name, long memoryBytes, int vcpus, Map<String, String> labels) {

	public TemplateRequest {
		labels = Map.copyOf(labels);
	}

	/** As the template says. */
	public static TemplateRequest of(String template, String name) {
		return new TemplateRequest(template, name, 0, 0, Map.of());
	}
}
