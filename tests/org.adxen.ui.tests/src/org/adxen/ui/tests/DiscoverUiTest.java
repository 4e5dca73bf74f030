// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTBotButton;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** An admin finds the simulated hosts of a loopback network and registers them. */
public class DiscoverUiTest {

	@Rule
	public final Fleets fleets = Fleets.unregistered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private RunningFleet hosts;

	@Before
	public void simulate() throws Exception {
		hosts = Fleets.service(FleetSimulator.class).start(new FleetRequest("", 3, 1, 4, 11, 0).inNetwork("127.76.0.1"));
	}

	@After
	public void stop() {
		hosts.close();
	}

	@Test
	public void nothingStartsByItself() {
		SWTBotShell shell = open();

		assertThat(shell.bot().button("Scan").isEnabled()).isFalse();
		assertThat(shell.bot().table().rowCount()).isZero();
		assertThat(shell.bot().button("Register Selected").isEnabled()).isFalse();
		shell.bot().button("Close").click();
	}

	@Test
	public void whatIsFoundIsRegisteredAndLive() {
		SWTBotShell shell = open();
		SWTBot dialog = shell.bot();
		dialog.textWithLabel("Networks:").setText("127.76.0.0/28");
		dialog.textWithLabel("Ports:").setText("8443, 8080");
		SWTBotButton scan = dialog.button("Scan");
		scan.click();
		SWTBotTable table = dialog.table();
		bot.waitUntil(Conditions.that("three hosts found", () -> table.rowCount() == 3));
		bot.waitUntil(Conditions.that("the scan is over", () -> scan.widget.getText().replace("&", "").equals("Scan")));

		table.select(0, 1, 2);
		dialog.textWithLabel("Password:").setText("demo");
		dialog.button("Register Selected").click();

		bot.waitUntil(Conditions.that("all are live", () -> Fleets.picture().pools().size() == 3
				&& Fleets.picture().pools().values().stream().allMatch(p -> p.isConnected())));
		bot.waitUntil(Conditions.that("shown as registered", () -> table.cell(0, "State").equals("Registered")));
		dialog.button("Close").click();
	}

	@Test
	public void badTargetsAreSaidAndTheDialogStays() {
		SWTBotShell shell = open();
		shell.bot().textWithLabel("Networks:").setText("127.76.0.300");
		shell.bot().button("Scan").click();

		bot.waitUntil(Conditions.that("the target is said to be none", () -> ((TitleAreaDialog) shell.widget.getData())
				.getErrorMessage() instanceof String sentence && sentence.contains("127.76.0.300")));
		shell.bot().button("Close").click();
	}

	private SWTBotShell open() {
		bot.menu("File").menu("Discover Hosts").click();
		return bot.shell("Discover Hosts");
	}
}
