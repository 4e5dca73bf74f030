// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Test input that lies beside the tests. */
final class Resources {

	private Resources() {
	}

	static byte[] bytes(String name) throws IOException {
		try (var in = Resources.class.getResourceAsStream(name)) {
			if (in == null)
				throw new FileNotFoundException(name);
			return in.readAllBytes();
		}
	}

	static String text(String name) throws IOException {
		return new String(bytes(name), StandardCharsets.UTF_8);
	}
}
