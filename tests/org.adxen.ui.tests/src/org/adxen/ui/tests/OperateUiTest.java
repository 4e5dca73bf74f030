// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.adxen.operations.Journal.JournalFilter;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** An admin operates on one domain and on many, from menu, context menu and key. */
public class OperateUiTest {

	@Rule
	public final Fleets fleets = Fleets.registered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private SWTBotTable table;

	@Before
	public void showDomains() {
		table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == Fleets.picture().domains().count()));
	}

	private void awaitState(String name, PowerState state) {
		bot.waitUntil(Conditions.that(name + " is " + state, () -> Fleets.picture().domains()
				.anyMatch(d -> d.facts().name().equals(name) && d.facts().state() == state)));
	}

	@Test
	public void pausesFromTheMenuAndUnpausesFromTheContextMenu() {
		String name = Fleets.runningDomains().getFirst();
		table.select(name);
		bot.menu("Domain").menu("Pause").click();
		bot.shell("Pause: " + name).bot().button("Pause: " + name).click();
		awaitState(name, PowerState.PAUSED);

		table.select(name);
		table.contextMenu("Unpause").click();
		awaitState(name, PowerState.RUNNING);
	}

	@Test
	public void aKeyPausesWhatIsSelected() {
		String name = Fleets.runningDomains().getFirst();
		table.select(name);
		table.pressShortcut(SWT.CTRL | SWT.ALT, 'p');
		bot.shell("Pause: " + name).bot().button("Pause: " + name).click();

		awaitState(name, PowerState.PAUSED);
	}

	@Test
	public void shutsDownManyAndTellsItInTheJournal() {
		List<String> names = Fleets.runningDomains().subList(0, 2);
		table.select(names.toArray(String[]::new));
		bot.menu("Domain").menu("Shut Down").click();
		SWTBotShell question = bot.shell("Shut Down 2 Domains");
		question.bot().textWithLabel("Reason, for the journal (optional):").setText("maintenance window");
		question.bot().button("Shut Down 2 Domains").click();

		names.forEach(name -> awaitState(name, PowerState.HALTED));
		bot.waitUntil(Conditions.that("run ended", () -> Fleets.operations().runs().stream().allMatch(r -> r.isEnded())));
		var newest = Fleets.operations().journal().read(JournalFilter.newest(1)).entries().getFirst();
		assertThat(newest.reason()).isEqualTo("maintenance window");
		assertThat(newest.targets()).extracting("name").containsExactlyInAnyOrderElementsOf(names);
	}

	@Test
	public void selectAllAndForceShutDownLeavesDomain0AloneAndSaysWhy() {
		UIThreadRunnable.run(() -> table.widget.setFocus());
		table.pressShortcut(SWT.CTRL, 'a');
		bot.waitUntil(Conditions.that("all selected",
				() -> table.widget.getSelectionCount() == table.widget.getItemCount()));
		bot.menu("Domain").menu("Force Shut Down").click();
		long ordinary = Fleets.picture().domains()
				.filter(d -> d.facts().kind() == Kind.ORDINARY && d.facts().state() != PowerState.HALTED).count();
		SWTBotShell question = bot.shell("Force Shut Down " + ordinary + " Domains");

		long controls = Fleets.picture().domains().filter(d -> d.facts().kind() == Kind.CONTROL).count();
		SWTBotTable willNot = question.bot().table(1);
		assertThat(willNot.rowCount()).isGreaterThanOrEqualTo((int) controls);
		assertThat(willNot.cell(0, 1)).isNotEmpty();
		String verb = "Force Shut Down " + ordinary + " Domains";
		assertThat(question.bot().button(verb).isEnabled()).isFalse();
		question.bot().textWithLabel("Type " + ordinary + " to go on:").setText(Long.toString(ordinary));
		question.bot().button(verb).click();

		bot.waitUntil(Conditions.that("all but Domain-0 are off", () -> Fleets.runningDomains().isEmpty()));
		assertThat(Fleets.picture().domains().filter(d -> d.facts().kind() == Kind.CONTROL))
				.allMatch(d -> d.facts().state() == PowerState.RUNNING);
	}

	@Test
	public void whatCannotBeDoneIsGreyAndSaysWhy() {
		table.select(Fleets.runningDomains().getFirst());
		var start = bot.menu("Domain").menu("Start");

		assertThat(start.isEnabled()).isFalse();
		assertThat(start.getToolTipText()).contains(Fleets.runningDomains().getFirst());
	}

	@Test
	public void copiesTheCommandThatDoesTheSame() {
		String name = Fleets.runningDomains().getFirst();
		table.select(name);
		bot.menu("Domain").menu("Copy as Command").menu("Shut Down").click();

		bot.waitUntil(Conditions.that("command on the clipboard", () -> {
			var clipboard = new Clipboard(Display.getCurrent());
			Object text = clipboard.getContents(TextTransfer.getInstance());
			clipboard.dispose();
			return text instanceof String command && command.startsWith("adxen shutdown ") && command.contains(name);
		}));
	}
}
