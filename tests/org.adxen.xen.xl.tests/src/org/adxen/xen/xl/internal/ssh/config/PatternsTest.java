// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.Test;

public class PatternsTest {

	@Test
	public void starsAndQuestionMarksFit() {
		assertThat(Patterns.fits("*", "")).isTrue();
		assertThat(Patterns.fits("", "")).isTrue();
		assertThat(Patterns.fits("", "a")).isFalse();
		assertThat(Patterns.fits("?", "")).isFalse();
		assertThat(Patterns.fits("a*b?c", "axxbxc")).isTrue();
		assertThat(Patterns.fits("a*b?c", "axxbc")).isFalse();
		assertThat(Patterns.fits("*.example", "db.example")).isTrue();
		assertThat(Patterns.fits("*.example", "db.example.org")).isFalse();
		assertThat(Patterns.fits("a.b", "axb")).isFalse();
	}

	@Test
	public void manyStarsTakeNoLongTime() {
		assertThat(Patterns.fits("*a".repeat(500) + "b", "a".repeat(20_000))).isFalse();
	}

	@Test
	public void aNegatedPatternThatFitsDecides() {
		assertThat(Patterns.anyFits(List.of("*", "!db"), "web")).isTrue();
		assertThat(Patterns.anyFits(List.of("*", "!db"), "db")).isFalse();
		assertThat(Patterns.anyFits(List.of("!db"), "web")).isFalse();
		assertThat(Patterns.hostFits("*.Example,!db.*", "WEB.example")).isTrue();
		assertThat(Patterns.hostFits("*.Example,!db.*", "DB.example")).isFalse();
	}
}
