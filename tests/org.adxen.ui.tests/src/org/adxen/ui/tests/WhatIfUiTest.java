// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** An admin looks what becomes of a host's domains if it fails, moves them away, and brings them back. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class WhatIfUiTest {

	private static final int TO = 4;

	@Rule
	public final Fleets fleets = Fleets.many(3);

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	@After
	public void close() {
		bot.closeAllShells();
	}

	private static void awaitHost(String host, String... domains) {
		new SWTWorkbenchBot().waitUntil(Conditions.that(String.join(", ", domains) + " on " + host, () -> Stream.of(domains).allMatch(
				n -> Fleets.picture().domains().anyMatch(d -> d.facts().name().equals(n) && host.equals(d.hostName())))), 60_000);
	}

	@Test
	public void aHostIsEmptiedAndFilledAgainByPlansSeenFirst() {
		bot.viewById(AdxenUi.FLEET).show().bot().tree().select("lab", "lab-1");
		bot.menu("Host").menu("What If It Fails").click();
		SWTBotShell whatIf = bot.shell("What If It Fails");
		var table = whatIf.bot().table(1);
		bot.waitUntil(Conditions.that("all fit on lab-2", () -> table.widget.getItemCount() == 3
				&& Arrays.stream(table.widget.getItems()).allMatch(i -> i.getText(TO).equals("lab/lab-2"))));
		assertThat(whatIf.bot().button("Bring Back…").isEnabled()).isFalse();

		whatIf.bot().button("Evacuate 3 Domains").click();
		awaitHost("lab-2", "vm-01", "vm-02", "vm-03");
		whatIf.bot().label("3 of 3 domains were moved.");

		whatIf.bot().button("Bring Back…").click();
		SWTBotShell home = bot.shell("Bring Back");
		home.bot().button("Bring Back 3 Domains").click();
		awaitHost("lab-1", "vm-01", "vm-02", "vm-03");
		home.bot().label("3 of 3 domains were moved.");
		home.bot().button("Plan Again").click();
		bot.waitUntil(Conditions.that("nothing is away", () -> ActivateUiTest.says(home.widget, "Nothing that was moved away from lab-1")));
	}
}
