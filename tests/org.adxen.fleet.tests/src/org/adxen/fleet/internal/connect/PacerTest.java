// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.adxen.fleet.internal.ManualSchedule;
import org.junit.Test;

public class PacerTest {

	private final ManualSchedule time = new ManualSchedule();
	private final Pacer pacer = new Pacer(time, 5);

	@Test
	public void whoComesAloneNeedNotWait() {
		assertThat(pacer.turn(1)).isZero();
		time.advance(Duration.ofSeconds(1));
		assertThat(pacer.turn(1)).isZero();
	}

	@Test
	public void thoseWhoComeTogetherAreSpread() {
		assertThat(pacer.turn(1)).isZero();
		assertThat(pacer.turn(1)).isEqualTo(Duration.ofMillis(200));
		assertThat(pacer.turn(1)).isEqualTo(Duration.ofMillis(400));
	}

	@Test
	public void aPoolOfManyHostsTakesAsManyTurns() {
		pacer.turn(10);
		assertThat(pacer.turn(1)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	public void timeThatNobodyUsedIsNotSavedUp() {
		time.advance(Duration.ofMinutes(1));
		pacer.turn(1);
		assertThat(pacer.turn(1)).isEqualTo(Duration.ofMillis(200));
	}
}
