// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.adxen.fleet.DomainView;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.JournalEntry;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTBotMenu;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.PowerState;
import org.adxen.xen.simulator.SimulatedDomain;
import org.eclipse.swt.SWT;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Each basic operation from menu, context menu and key, on one domain and on fifty. What came of it is read from the server itself,
 * not from what the workbench shows; the workbench has to show the same.
 */
public class EveryOperationUiTest {

	private static final long PATIENCE_MS = 60_000;
	private static final int MANY = 50;

	@Rule
	public final Fleets fleets = Fleets.many(MANY);

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private SWTBotTable table;

	/** How an admin asks for an operation that may want an answer before it begins. */
	private interface Way {
		void ask(String operation, int key);
	}

	private final Way menu = (operation, key) -> bot.menu("Domain").menu(operation).click();
	private final Way context = (operation, key) -> table.contextMenu(operation).click();
	private final Way byKey = (operation, key) -> {
		// A key does nothing to what cannot be done yet.
		bot.waitUntil(Conditions.that(operation + " is possible", () -> bot.menu("Domain").menu(operation).isEnabled()));
		table.pressShortcut(SWT.CTRL | SWT.ALT, key);
	};

	@Before
	public void showDomains() {
		table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == Fleets.picture().domains().count()));
	}

	private static List<String> names(int count) {
		return IntStream.rangeClosed(1, count).mapToObj("vm-%02d"::formatted).toList();
	}

	private Stream<SimulatedDomain> served(List<String> names) {
		return fleets.simulated().domains().stream().filter(d -> names.contains(d.name()));
	}

	private static Stream<DomainView> shown(List<String> names) {
		return Fleets.picture().domains().filter(d -> names.contains(d.facts().name()));
	}

	private void awaitServer(List<String> names, String what, Predicate<SimulatedDomain> reached) {
		bot.waitUntil(Conditions.that(names.size() + " domains " + what + " at the server",
				() -> served(names).filter(reached).count() == names.size()), PATIENCE_MS);
	}

	private void awaitState(List<String> names, String served, PowerState state) {
		awaitServer(names, served, d -> d.state().equals(served));
		bot.waitUntil(Conditions.that("shown as " + state,
				() -> shown(names).filter(d -> d.facts().state() == state).count() == names.size()), PATIENCE_MS);
	}

	private void select(List<String> names) {
		bot.waitUntil(Conditions.that("nothing is being done",
				() -> Fleets.operations().runs().stream().allMatch(r -> r.isEnded())), PATIENCE_MS);
		bot.waitUntil(Conditions.that("and nothing is shown as being done",
				() -> shown(names).allMatch(d -> d.facts().current().isEmpty())), PATIENCE_MS);
		table.select(names.toArray(String[]::new));
	}

	private void answer(String operation, List<String> names) {
		String action = names.size() == 1 ? operation + ": " + names.getFirst() : operation + " " + names.size() + " Domains";
		SWTBot question = bot.shell(action).bot();
		if (names.size() > 1 && operation.startsWith("Force") || operation.equals("Delete") && names.size() > 1) {
			question.textWithLabel("Type " + names.size() + " to go on:").setText(Integer.toString(names.size()));
		}
		question.button(action).click();
	}

	/** Pause and unpause, suspend and resume, reboot, shut down and start, force. */
	private void powerCycle(List<String> names, Way way) {
		select(names);
		way.ask("Pause", 'p');
		answer("Pause", names);
		awaitState(names, "Paused", PowerState.PAUSED);
		select(names);
		way.ask("Unpause", 'u');
		awaitState(names, "Running", PowerState.RUNNING);
		select(names);
		way.ask("Suspend", 'y');
		answer("Suspend", names);
		awaitState(names, "Suspended", PowerState.SUSPENDED);
		select(names);
		way.ask("Resume", 'y');
		awaitState(names, "Running", PowerState.RUNNING);
		select(names);
		way.ask("Reboot", 'r');
		answer("Reboot", names);
		awaitDone("Reboot", names);
		awaitState(names, "Running", PowerState.RUNNING);
		select(names);
		way.ask("Shut Down", 'e');
		answer("Shut Down", names);
		awaitState(names, "Halted", PowerState.HALTED);
		select(names);
		way.ask("Start", 's');
		awaitState(names, "Running", PowerState.RUNNING);
		select(names);
		way.ask("Force Shut Down", 'f');
		answer("Force Shut Down", names);
		awaitState(names, "Halted", PowerState.HALTED);
		select(names);
		way.ask("Start", 's');
		awaitState(names, "Running", PowerState.RUNNING);
	}

	/** The journal has it, for all of them, as done. */
	private void awaitDone(String operation, List<String> names) {
		bot.waitUntil(Conditions.that(operation + " is in the journal", () -> newest() instanceof JournalEntry entry
				&& entry.name().equals(operation) && entry.targets().size() == names.size()
				&& entry.targets().stream().allMatch(t -> t.state() == JournalEntry.State.DONE)), PATIENCE_MS);
	}

	private static JournalEntry newest() {
		return Fleets.operations().journal().read(JournalFilter.newest(1)).entries().stream().findFirst().orElse(null);
	}

	@Test
	public void oneFromTheMenu() {
		powerCycle(names(1), menu);
	}

	@Test
	public void oneFromTheContextMenu() {
		powerCycle(names(1), context);
	}

	@Test
	public void oneByKey() {
		powerCycle(names(1), byKey);
	}

	@Test
	public void fiftyFromTheMenu() {
		powerCycle(names(MANY), menu);
	}

	@Test
	public void fiftyFromTheContextMenu() {
		powerCycle(names(MANY), context);
	}

	@Test
	public void fiftyByKey() {
		powerCycle(names(MANY), byKey);
	}

	private void migrates(List<String> names) {
		select(names);
		SWTBotMenu hosts = bot.menu("Domain").menu("Migrate to Host");
		String host = hosts.menuItems().stream().filter(i -> i.startsWith("lab-2")).findFirst().orElseThrow();
		hosts.menu(host).click();
		answer("Migrate to Host", names);
		awaitServer(names, "on lab-2", d -> d.host().equals("lab-2") && d.state().equals("Running"));
		bot.waitUntil(Conditions.that("shown on lab-2",
				() -> shown(names).allMatch(d -> "lab-2".equals(d.hostName()))), PATIENCE_MS);
	}

	@Test
	public void migratesOneAndFifty() {
		migrates(names(1));
		migrates(names(MANY).subList(1, MANY));
	}

	@Test
	public void takesSnapshotsOfOneAndFifty() {
		for (List<String> names : List.of(names(1), names(MANY))) {
			select(names);
			bot.menu("Domain").menu("Take Snapshot").click();
			SWTBot dialog = bot.shell("Take Snapshot").bot();
			dialog.textWithLabel("Name:").setText("before the update");
			dialog.button("Take Snapshot").click();
			awaitDone("Take Snapshot", names);
		}
	}

	@Test
	public void deletesOneAndThenTheRest() {
		List<String> one = names(1);
		List<String> rest = names(MANY).subList(1, MANY);
		select(names(MANY));
		bot.menu("Domain").menu("Force Shut Down").click();
		answer("Force Shut Down", names(MANY));
		awaitState(names(MANY), "Halted", PowerState.HALTED);
		for (List<String> names : List.of(one, rest)) {
			select(names);
			bot.menu("Domain").menu("Delete").click();
			answer("Delete", names);
			bot.waitUntil(Conditions.that("gone at the server", () -> served(names).findAny().isEmpty()), PATIENCE_MS);
			bot.waitUntil(Conditions.that("gone from the table", () -> shown(names).findAny().isEmpty()), PATIENCE_MS);
		}
		assertThat(served(rest)).isEmpty();
	}

	@Test
	public void changesNameMemoryAndVcpusOfOne() {
		String name = names(1).getFirst();
		select(List.of(name));
		bot.menu("Domain").menu("Rename").click();
		SWTBot dialog = bot.shell("Rename").bot();
		dialog.textWithLabel("Name:").setText("renamed");
		dialog.button("Rename").click();
		awaitServer(List.of("renamed"), "renamed", d -> true);
		bot.waitUntil(Conditions.that("shown with its new name", () -> table.containsItem("renamed")), PATIENCE_MS);
		assertThat(served(List.of(name))).isEmpty();

		change("Set Memory", "Memory:", "192 MiB");
		change("Set vCPUs", "vCPUs:", "1");
		bot.waitUntil(Conditions.that("has the new memory",
				() -> shown(List.of("renamed")).allMatch(d -> d.facts().memoryBytes() == 192L << 20)), PATIENCE_MS);
	}

	private void change(String operation, String label, String value) {
		select(List.of("renamed"));
		bot.menu("Domain").menu(operation).click();
		SWTBot dialog = bot.shell(operation).bot();
		dialog.textWithLabel(label).setText(value);
		dialog.button(operation).click();
		awaitDone(operation, List.of("renamed"));
	}
}
