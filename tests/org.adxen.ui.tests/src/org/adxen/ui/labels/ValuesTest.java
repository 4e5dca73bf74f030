// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.Test;

public class ValuesTest {

	@Test
	public void memoryHasItsUnitAndOneDecimalAtMost() {
		assertThat(Values.memory(2L << 30)).isEqualTo("2 GiB");
		assertThat(Values.memory((1L << 30) + (1L << 29))).isEqualTo("1.5 GiB");
		assertThat(Values.memory(512L << 20)).isEqualTo("512 MiB");
		assertThat(Values.memory(-1)).isEmpty();
	}

	@Test
	public void loadIsAPercentageOrUnknown() {
		assertThat(Values.percent(0.374)).isEqualTo("37 %");
		assertThat(Values.percent(Double.NaN)).isEmpty();
	}

	@Test
	public void durationsUseTheTwoUnitsThatMatter() {
		assertThat(Values.duration(Duration.ofSeconds(12))).isEqualTo("12 s");
		assertThat(Values.duration(Duration.ofMinutes(3))).isEqualTo("3 min");
		assertThat(Values.duration(Duration.ofMinutes(310))).isEqualTo("5 h 10 min");
		assertThat(Values.duration(Duration.ofHours(12 * 24 + 4))).isEqualTo("12 d 4 h");
	}

	@Test
	public void idsAreShortenedInTheMiddle() {
		assertThat(Values.shortened("0123456789abcdef", 9)).isEqualTo("0123…cdef");
		assertThat(Values.shortened("short", 9)).isEqualTo("short");
	}
}
