// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.util.Map;

/** Names of the parameters of the built-in operations, as declared in plugin.xml, and how their values are read. */
final class Parameters {

	static final String GROUP = "group";
	static final String MEMBER = "member";
	static final String HOST = "host";
	static final String NAME = "name";
	static final String PAUSED = "paused";
	static final String START = "start";
	static final String WITH_DISKS = "with-disks";
	static final String MEMORY = "memory";
	static final String VCPUS = "vcpus";
	static final String CONFIG = "config";
	static final String ON_HOST = "on-host";
	static final String FILE = "file";
	static final String TO = "to";
	static final String PRIVATE = "private";
	static final String IMAGE = "image";
	static final String NEW = "new";
	static final String TEMPLATE = "template";

	private Parameters() {
	}

	/** Empty when it is not given (yet). */
	static String text(Map<String, String> parameters, String name) {
		return parameters.getOrDefault(name, "").strip();
	}

	static boolean flag(Map<String, String> parameters, String name) {
		return Boolean.parseBoolean(parameters.getOrDefault(name, "false"));
	}

	/** A whole number, or −1 for what is none. */
	static long number(Map<String, String> parameters, String name) {
		try {
			return Long.parseLong(text(parameters, name));
		} catch (NumberFormatException e) {
			return -1;
		}
	}
}
