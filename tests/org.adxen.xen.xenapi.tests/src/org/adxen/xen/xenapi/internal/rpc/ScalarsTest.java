// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.Test;

public class ScalarsTest {

	@Test
	public void readsTheDatesOfBothDialects() {
		Instant expected = Instant.parse("2025-03-19T04:16:24Z");

		assertThat(Scalars.date("20250319T04:16:24Z")).isEqualTo(expected);
		assertThat(Scalars.date("20250319T04:16:24")).isEqualTo(expected);
		assertThat(Scalars.date("2025-03-19T04:16:24Z")).isEqualTo(expected);
		assertThat(Scalars.date("20250319T06:16:24+02:00")).isEqualTo(expected);
		assertThat(Scalars.date("20250319T04:16:24.000Z")).isEqualTo(expected);
	}

	@Test
	public void knowsThatTheEpochMeansNever() {
		assertThat(Scalars.date("19700101T00:00:00Z")).isNull();
		assertThat(Scalars.date("soon")).isNull();
	}

	@Test
	public void readsNumbersWithoutFailing() {
		assertThat(Scalars.number("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
		assertThat(Scalars.number("many")).isEqualTo(-1);
		assertThat(Scalars.real("nan")).isNaN();
		assertThat(Scalars.real("-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Scalars.real("0.25")).isEqualTo(0.25);
		assertThat(Scalars.real("")).isNaN();
	}
}
