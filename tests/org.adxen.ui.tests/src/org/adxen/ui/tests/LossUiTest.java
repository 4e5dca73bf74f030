// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.fleet.ConnectionState;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotTree;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.xen.Address;
import org.junit.Rule;
import org.junit.Test;

/** A pool dies under the workbench and comes back. */
public class LossUiTest {

	private static final long LONGEST_FRAME_MS = 2_000;
	private static final long RECOVERY_MS = 60_000;

	@Rule
	public final Fleets fleets = Fleets.registered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	@Test
	public void lossAndRecoveryAreSeenAndNothingFreezes() throws Exception {
		SWTBotTree tree = bot.viewById(AdxenUi.FLEET).show().bot().tree();
		bot.waitUntil(Conditions.that("shown as connected", () -> tree.widget.getItem(0).getText().equals("lab")));
		int port = Address.parse(fleets.pool().address()).port();

		fleets.stop();
		bot.waitUntil(Conditions.that("loss is told", () -> tree.widget.getItem(0).getText().contains("Next try in")));
		long begun = System.nanoTime();
		UIThreadRunnable.run(() -> tree.widget.redraw());
		assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(LONGEST_FRAME_MS);

		fleets.start(port);
		bot.waitUntil(Conditions.that("connected again", () -> Fleets.picture().pools().values().iterator().next()
				.state() instanceof ConnectionState.Connected), RECOVERY_MS);
		bot.waitUntil(Conditions.that("and shown so", () -> tree.widget.getItem(0).getText().equals("lab")));
	}
}
