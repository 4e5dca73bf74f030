// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.domains.DomainsView;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotView;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.eclipse.swt.SWT;
import org.eclipse.ui.XMLMemento;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The table of domains filters, sorts and is found again as it was left. */
public class DomainsUiTest {

	private static final String HINT = "Filter, for example: state:running memory:>4GiB web";

	@Rule
	public final Fleets fleets = Fleets.registered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private SWTBotView view;
	private SWTBotTable table;

	@Before
	public void showDomains() {
		view = bot.viewById(AdxenUi.DOMAINS).show();
		table = view.bot().table();
		view.bot().textWithMessage(HINT).setText("");
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == Fleets.picture().domains().count()));
	}

	@Test
	public void typingFiltersAndTheHeaderSaysHowMany() {
		long running = Fleets.runningDomains().size();
		view.bot().textWithMessage(HINT).typeText("state:running !is:control");

		bot.waitUntil(Conditions.tableHasRows(table, (int) running));
		view.bot().label(running + " of " + Fleets.picture().domains().count());
		view.bot().textWithMessage(HINT).setText("");
		bot.waitUntil(Conditions.tableHasRows(table, (int) Fleets.picture().domains().count()));
	}

	@Test
	public void aFilterThatCannotBeReadSaysWhy() {
		view.bot().textWithMessage(HINT).setText("memory:>lots");

		view.bot().labelMatching(".*lots.*");
		assertThat(table.rowCount()).isEqualTo((int) Fleets.picture().domains().count());
	}

	@Test
	public void aHeaderSortsAndSortsBack() {
		String first = table.cell(0, "Name");
		table.header("Name");
		bot.waitUntil(Conditions.that("sorted the other way", () -> table.widget.getSortDirection() == SWT.DOWN
				&& !table.widget.getItem(0).getText(0).equals(first)));
		table.header("Name");
		bot.waitUntil(Conditions.that("sorted back", () -> table.widget.getItem(0).getText(0).equals(first)));
	}

	@Test
	public void whatIsSavedIsWhatIsShown() {
		view.bot().textWithMessage(HINT).setText("web");
		XMLMemento memento = XMLMemento.createWriteRoot("view");
		UIThreadRunnable.run(() -> ((DomainsView) view.getViewReference()).saveState(memento));

		assertThat(memento.getString("filter")).isEqualTo("web");
		assertThat(memento.getString("sort")).isEqualTo("name");
		assertThat(memento.getChildren("column")).hasSizeGreaterThan(10);
	}
}
