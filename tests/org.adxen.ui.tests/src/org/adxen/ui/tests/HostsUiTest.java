// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.fleet.HostView;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotView;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The table of hosts shows all of them, also those that are lost, and what is selected there can be operated. */
public class HostsUiTest {

	private static final String HINT = "Filter by name, pool, state, address, software or tag";

	@Rule
	public final Fleets fleets = Fleets.registered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private SWTBotView view;
	private SWTBotTable table;

	@Before
	public void showHosts() {
		view = bot.viewById(AdxenUi.HOSTS).show();
		table = view.bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == hosts().length));
	}

	private static HostView[] hosts() {
		return Fleets.picture().pools().values().stream().flatMap(p -> p.hosts().values().stream()).toArray(HostView[]::new);
	}

	@Test
	public void eachHostIsThereWithWhatIsFreeOnIt() {
		for (HostView host : hosts()) {
			int row = table.indexOf(host.facts().name());
			assertThat(table.cell(row, "State")).isEqualTo("In service");
			assertThat(table.cell(row, "Domains")).isEqualTo(Integer.toString(host.running()));
			assertThat(table.cell(row, "Free Memory")).matches("[\\d.]+ [GM]iB");
		}
	}

	@Test
	public void wordsFilter() {
		String name = hosts()[0].facts().name();
		view.bot().textWithMessage(HINT).setText("lab " + name);

		bot.waitUntil(Conditions.tableHasRows(table, 1));
		assertThat(table.cell(0, "Name")).isEqualTo(name);
		view.bot().textWithMessage(HINT).setText("");
		bot.waitUntil(Conditions.tableHasRows(table, hosts().length));
	}

	@Test
	public void theSelectedHostIsOperated() {
		String name = hosts()[1].facts().name();
		table.select(name);
		bot.waitUntil(Conditions.that("offered", () -> bot.menu("Host").menu("Take No New Domains").isEnabled()));
		bot.menu("Host").menu("Take No New Domains").click();
		String action = "Take No New Domains: " + name;
		bot.shell(action).bot().button(action).click();

		bot.waitUntil(Conditions.that("shown as in maintenance",
				() -> table.cell(table.indexOf(name), "State").equals("Maintenance")));
	}

	/** GTK marks a row at once and tells of it later. */
	@Test
	public void aClickThatIsNotToldYetOutlivesRowsThatChangePlaces() {
		String name = hosts()[1].facts().name();
		int row = table.indexOf(name);
		UIThreadRunnable.run(() -> table.widget.setSelection(row));
		view.bot().textWithMessage(HINT).setText("lab " + name);

		bot.waitUntil(Conditions.tableHasRows(table, 1));
		bot.waitUntil(Conditions.that("offered", () -> bot.menu("Host").menu("Take No New Domains").isEnabled()));
		view.bot().textWithMessage(HINT).setText("");
		bot.waitUntil(Conditions.tableHasRows(table, hosts().length));
	}

	@Test
	public void whatIsLostStaysAndSaysWhy() {
		fleets.stop();

		bot.waitUntil(Conditions.that("loss is told", () -> table.cell(0, "State").contains("Next try in")));
		assertThat(table.rowCount()).isEqualTo(hosts().length);
		assertThat(table.cell(0, "CPU")).isEmpty();
	}
}
