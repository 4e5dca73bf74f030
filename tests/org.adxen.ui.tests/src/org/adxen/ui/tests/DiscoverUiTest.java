// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.ScanPlan;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.discovery.Discovery;
import org.adxen.ui.discovery.DiscoveryAccess;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTBotButton;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotView;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.FleetSimulator;
import org.adxen.xen.FleetSimulator.FleetRequest;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** An admin finds the simulated hosts of a loopback network, registers them, and looks later what became of them. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class DiscoverUiTest {

	private static final String NETWORK = "127.76.0.0/28";
	private static final String PORTS = "8443, 8080";

	@Rule
	public final Fleets fleets = Fleets.unregistered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private RunningFleet hosts;

	@Before
	public void simulate() throws Exception {
		hosts = simulate(3, "127.76.0.1");
		HostDiscovery discovery = discovery();
		discovery.forget(discovery.seen());
	}

	private static RunningFleet simulate(int pools, String first) throws Exception {
		return Fleets.service(FleetSimulator.class).start(new FleetRequest("", pools, 1, 4, 11, 0).inNetwork(first));
	}

	private static HostDiscovery discovery() {
		return Fleets.service(HostDiscovery.class);
	}

	private static Discovery workbench() {
		return Fleets.service(Discovery.class);
	}

	@After
	public void stop() {
		bot.viewById(AdxenUi.DISCOVERY).close();
		hosts.close();
	}

	@Test
	public void nothingStartsByItself() {
		SWTBotShell shell = open();

		shell.bot().textWithLabel("Networks:").setText("");
		assertThat(shell.bot().button("Scan").isEnabled()).isFalse();
		assertThat(shell.bot().table().rowCount()).isZero();
		assertThat(shell.bot().button("Register Selected").isEnabled()).isFalse();
		shell.bot().button("Close").click();
	}

	@Test
	public void whatIsFoundIsRegisteredAndLive() {
		SWTBotShell shell = scan();
		SWTBot dialog = shell.bot();
		SWTBotTable table = dialog.table();
		assertThat(table.cell(0, "State")).isEqualTo("New");

		table.select(0, 1, 2);
		dialog.textWithLabel("Password:").setText("demo");
		dialog.button("Register Selected").click();

		bot.waitUntil(Conditions.that("all are live", () -> Fleets.picture().pools().size() == 3
				&& Fleets.picture().pools().values().stream().allMatch(p -> p.isConnected())));
		bot.waitUntil(Conditions.that("shown as registered", () -> table.cell(0, "State").startsWith("Registered")));
		dialog.button("Close").click();
	}

	/** At addresses of its own: what other tests have trusted at theirs is another certificate. The same below. */
	@Test
	public void theDemoFleetIsDiscovered() throws Exception {
		hosts.close();
		hosts = Fleets.service(FleetSimulator.class).start(FleetRequest.demo().inNetwork("127.78.0.1"));
		SWTBotShell shell = open();
		scan(shell, "127.78.0.0/28", "", PORTS + ", 9363, 9367, 2222", 10);
		SWTBotTable table = shell.bot().table();
		table.select(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
		shell.bot().textWithLabel("Password:").setText("demo");
		SWTBotButton register = shell.bot().button("Register Selected");
		bot.waitUntil(Conditions.widgetIsEnabled(register));
		register.click();

		bot.waitUntil(Conditions.that("all have an outcome", () -> IntStream.range(0, 10).allMatch(row -> table.cell(row, "Result").contains("egistered"))),
				60_000);
		bot.waitUntil(Conditions.that("six pools are live", () -> Fleets.picture().pools().size() == 6
				&& Fleets.picture().pools().values().stream().allMatch(p -> p.isConnected())), 60_000);
		for (int row = 0; row < 10; row++) {
			int at = row;
			bot.waitUntil(Conditions.that("registered, as a member too", () -> table.cell(at, "State").startsWith("Registered")));
		}
		shell.bot().button("Close").click();
	}

	@Test
	public void badTargetsAreSaidAndTheDialogStays() {
		SWTBotShell shell = open();
		shell.bot().textWithLabel("Networks:").setText("127.76.0.300");
		shell.bot().button("Scan").click();

		waitForError(shell, "127.76.0.300");
		shell.bot().textWithLabel("Networks:").setText(NETWORK);
		shell.bot().textWithLabel("Ports:").setText("99999");
		shell.bot().button("Scan").click();
		waitForError(shell, "99999");
		shell.bot().button("Close").click();
	}

	@Test
	public void whatIsLeftOutIsNotFound() {
		SWTBotShell shell = open();
		scan(shell, NETWORK, "127.76.0.2", PORTS, 2);
		shell.bot().button("Close").click();
	}

	@Test
	public void moreThanASixteenthOfAllIsAskedFor() throws Exception {
		SWTBotShell shell = open();
		shell.bot().textWithLabel("Networks:").setText("127.76.0.0/15");
		shell.bot().textWithLabel("Ports:").setText(PORTS);
		shell.bot().button("Scan").click();

		SWTBotButton scan = shell.bot().button("Cancel Scan");
		bot.button("Do Not Scan").click();
		bot.waitUntil(Conditions.widgetIsEnabled(scan));
		assertThat(discovery().seen()).isEmpty();
		assertThat(discovery().rescan().map(r -> r.plan().targets())).isNotEqualTo(Optional.of("127.76.0.0/15"));
		shell.bot().button("Close").click();
	}

	@Test
	public void theViewTellsWhatIsGoneAndWhatIsNew() throws Exception {
		String network = "127.80.0.0/28";
		SWTBotView view = bot.viewById(AdxenUi.DISCOVERY).show();
		try (RunningFleet stays = simulate(2, "127.80.0.1")) {
			try (RunningFleet goes = simulate(1, "127.80.0.3")) {
				SWTBotShell shell = open();
				scan(shell, network, "", PORTS, 3);
				shell.bot().button("Close").click();
				bot.waitUntil(Conditions.tableHasRows(view.bot().table(), 3));
			}
			bot.toolbarButtonWithTooltip("Scan Again: " + network).click();
			SWTBotTable table = view.bot().table();
			bot.waitUntil(Conditions.that("one is gone", () -> rowThatIs("Gone", table) >= 0));
		}
		SWTBotTable table = view.bot().table();
		view.bot().labelMatching(".*Since the last scan: 1 gone.*");

		table.select(rowThatIs("Not registered", table));
		table.contextMenu("Ignore").click();
		bot.waitUntil(Conditions.that("ignored", () -> rowThatIs("Ignored", table) >= 0));
		table.select(rowThatIs("Gone", table));
		table.contextMenu("Forget").click();
		bot.waitUntil(Conditions.tableHasRows(table, 2));
		view.bot().textWithMessage("Filter").setText("ignored");
		bot.waitUntil(Conditions.tableHasRows(table, 1));
		view.bot().textWithMessage("Filter").setText("");
	}

	@Test
	public void theViewIsInTheMenu() {
		assertThat(bot.menu("Window").menu("Show View").menuItems()).contains("Discovery", "Tasks", "Journal");
	}

	@Test
	public void theViewRegistersWithOneAccount() {
		SWTBotView view = bot.viewById(AdxenUi.DISCOVERY).show();
		scan().bot().button("Close").click();
		SWTBotTable table = view.bot().table();
		bot.waitUntil(Conditions.tableHasRows(table, 3));

		table.select(0, 1);
		table.contextMenu("Register").click();
		SWTBot dialog = bot.shell("Register Hosts").bot();
		dialog.textWithLabel("Password:").setText("demo");
		dialog.button("Register").click();

		bot.waitUntil(Conditions.that("both are live", () -> Fleets.picture().pools().size() == 2
				&& Fleets.picture().pools().values().stream().allMatch(p -> p.isConnected())));
		bot.waitUntil(Conditions.that("and shown so", () -> table.cell(1, "State").startsWith("Registered")));
	}

	@Test
	public void aScanThatIsDueIsMadeQuietlyAndItsNewsStandInTheStatus() throws Exception {
		var plan = new ScanPlan(NETWORK, "", PORTS, 2000, Duration.ofMillis(500), false);
		discovery().remember(new Rescan(plan, 1, Instant.EPOCH));
		DiscoveryAccess.look(workbench());

		bot.waitUntil(Conditions.that("told", () -> !workbench().unread().isEmpty()));
		assertThat(bot.labelMatching(".*scan: 3 new").getText()).isNotEmpty();
		assertThat(discovery().rescan()).hasValueSatisfying(r -> assertThat(r.isDue(Instant.now())).isFalse());
		DiscoveryAccess.look(workbench());
		assertThat(DiscoveryAccess.isScanning(workbench())).isFalse();

		bot.viewById(AdxenUi.DISCOVERY).show();
		bot.waitUntil(Conditions.that("read", () -> workbench().unread().isEmpty()));
		discovery().remember(new Rescan(plan, 0, Instant.now()));
	}

	/** −1 when there is none. */
	private static int rowThatIs(String state, SWTBotTable table) {
		return IntStream.range(0, table.rowCount()).filter(row -> table.cell(row, "State").equals(state)).findFirst().orElse(-1);
	}

	private static void waitForError(SWTBotShell shell, String words) {
		new SWTBot().waitUntil(Conditions.that("told of " + words,
				() -> ((TitleAreaDialog) shell.widget.getData()).getErrorMessage() instanceof String sentence && sentence.contains(words)));
	}

	private SWTBotShell scan() {
		SWTBotShell shell = open();
		scan(shell, NETWORK, "", PORTS, 3);
		return shell;
	}

	private void scan(SWTBotShell shell, String network, String without, String ports, int hostsThere) {
		SWTBot dialog = shell.bot();
		dialog.textWithLabel("Networks:").setText(network);
		dialog.textWithLabel("Leave out:").setText(without);
		dialog.textWithLabel("Ports:").setText(ports);
		SWTBotButton scan = dialog.button("Scan");
		scan.click();
		SWTBotTable table = dialog.table();
		bot.waitUntil(Conditions.that("hosts found", () -> table.rowCount() == hostsThere));
		bot.waitUntil(Conditions.that("the scan is over", () -> scan.widget.getText().replace("&", "").equals("Scan")));
	}

	private SWTBotShell open() {
		bot.menu("File").menu("Discover Hosts").click();
		return bot.shell("Discover Hosts");
	}
}
