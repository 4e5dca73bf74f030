// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to read configuration text and to look at what came of it. */
final class Config {

	private Config() {
	}

	static ConfigFile of(String text) {
		return ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Bytes, written as characters up to 255. */
	static ConfigFile ofBytes(String text) {
		return ConfigFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** A domain that has what every domain needs, and these lines. */
	static ConfigFile guest(String lines) {
		return of("name='g'\nkernel='/k'\nmemory=64\n" + lines);
	}

	static DomainConfig domain(String lines) {
		return domain(guest(lines));
	}

	static DomainConfig domain(ConfigFile file) {
		var domain = file.domain();
		if (domain == null)
			throw new AssertionError(file.problems());
		return domain;
	}

	static ConfigEntry entry(ConfigFile file, String key) {
		var entry = file.dictionary().entry(key);
		if (entry == null)
			throw new AssertionError("no " + key);
		return entry;
	}

	/** Line, column and severity of each problem, such as {@code 2:5 ERROR}. */
	static List<String> places(ConfigFile file) {
		return file.problems().stream().map(p -> p.line() + ":" + p.column() + " " + p.severity()).toList();
	}

	static List<String> sentences(ConfigFile file) {
		return file.problems().stream().map(ConfigProblem::sentence).toList();
	}

	/** The sentence of the only problem. */
	static String sentence(ConfigFile file) {
		assertThat(file.problems()).hasSize(1);
		return file.problems().get(0).sentence();
	}
}
