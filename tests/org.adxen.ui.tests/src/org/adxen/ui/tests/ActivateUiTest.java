// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.Groups;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTBotMenu;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.xen.PowerState;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An admin plans a group, moves members by hand, activates it, mends what failed, and takes it back. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class ActivateUiTest {

	private static final int HOST = 2;
	private static final int MEMBERS = 3;
	private static final int WHY = 3;

	@Rule
	public final Fleets fleets = Fleets.uneven();
	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private Path file;
	private SWTBotShell shell;

	/** A small member, and one that only the large host can take. */
	@Before
	public void define() throws Exception {
		bot.closeAllEditors();
		file = folder.getRoot().toPath().resolve("shop.adxgroup");
		GroupFiles.create(file, "shop", List.of(config("db", 16_384), config("web", 256)));
		Fleets.fleet().addGroupFiles(List.of(file));
		Fleets.service(Groups.class).read();
		bot.viewById(AdxenUi.GROUPS).show();
		shell = open();
		awaitPlan(WHY, "db", "lab/lab-1 has the fewest members so far: 0.");
	}

	private Path config(String name, int mib) throws Exception {
		return Files.writeString(folder.getRoot().toPath().resolve(name + ".cfg"), "name = \"" + name + "\"\ntype = \"pvh\"\nmemory = " + mib
				+ "\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
	}

	@After
	public void forget() throws Exception {
		bot.closeAllShells();
		Fleets.fleet().removeGroupFiles(Fleets.fleet().groupFiles());
		Fleets.service(Groups.class).read();
	}

	private SWTBotShell open() {
		bot.menu("Group").menu("Activate").click();
		return bot.shell("Activate Group");
	}

	private SWTBot in() {
		return shell.bot();
	}

	private SWTBotTable hosts() {
		return in().table(0);
	}

	private SWTBotTable plan() {
		return in().table(1);
	}

	private void awaitPlan(int column, String member, String text) {
		SWTBotTable plan = plan();
		bot.waitUntil(Conditions.that(member + " says " + text, () -> Stream.of(plan.widget.getItems())
				.anyMatch(i -> i.getText(0).equals(member) && i.getText(column).contains(text))));
	}

	/** In the dialog's head. */
	private void says(String sentence) {
		bot.waitUntil(Conditions.that("the dialog says " + sentence, () -> says(shell.widget, sentence)));
	}

	/** Whether any text below says it. Display thread. */
	static boolean says(Composite parent, String sentence) {
		return Stream.of(parent.getChildren()).anyMatch(c -> c instanceof Text text && text.getText().contains(sentence)
				|| c instanceof Composite below && says(below, sentence));
	}

	private void move(String member, String host) {
		plan().select(member);
		SWTBotMenu hosts = plan().contextMenu("Move To");
		hosts.menu(hosts.menuItems().stream().filter(i -> i.startsWith(host)).findFirst().orElseThrow()).click();
	}

	private static void awaitState(PowerState state, String... names) {
		new SWTWorkbenchBot().waitUntil(Conditions.that(String.join(", ", names) + " is " + state, () -> Stream.of(names)
				.allMatch(n -> Fleets.picture().domains().anyMatch(d -> d.facts().name().equals(n) && d.facts().state() == state))));
	}

	private void confirm(String title, String count) {
		SWTBotShell question = bot.shell(title);
		if (!question.bot().button(title).isEnabled()) {
			question.bot().textWithLabel("Type " + count + " to go on:").setText(count);
		}
		question.bot().button(title).click();
	}

	@Test
	public void membersAreMovedByHandWhereTheyFit() {
		awaitPlan(HOST, "web", "lab/lab-2");

		move("db", "lab/lab-2");
		says("needs 16");
		assertThat(plan().cell(plan().indexOf("db"), HOST)).isEqualTo("lab/lab-1");

		move("web", "lab/lab-1");
		awaitPlan(HOST, "web", "lab/lab-1");
		awaitPlan(WHY, "web", "Moved here by hand.");
		SWTBotTable hosts = hosts();
		bot.waitUntil(Conditions.that("lab-1 has both", () -> hosts.widget.getItem(0).getText(MEMBERS).equals("2")));

		in().button("Plan Again").click();
		awaitPlan(HOST, "web", "lab/lab-2");
	}

	@Test
	public void withoutTheHostThatItNeedsAMemberFitsNowhere() {
		Button activate = in().button("Activate").widget;
		check(0, false);
		awaitPlan(WHY, "db", "needs 16");
		bot.waitUntil(Conditions.that("Activate is off", () -> !activate.isEnabled()));
		check(1, false);
		says("No host is chosen");
		check(0, true);
		check(1, true);
		awaitPlan(HOST, "db", "lab/lab-1");
		bot.waitUntil(Conditions.that("Activate is on", () -> activate.isEnabled()));
	}

	@Test
	public void whatFailedIsTriedAgainAndWhatWasBegunIsTakenBack() {
		fleets.simulated().faults().failNext("Async.VM.start_on", "HOST_NOT_ENOUGH_FREE_MEMORY", "17179869184", "1");
		in().checkBox("Go on with the others when a member fails").click();
		in().button("Activate").click();
		says("1 of 2 members are ready: 1 failed.");
		assertThat(in().button("Activate").isEnabled()).isFalse();

		in().button("Retry Failed").click();
		awaitState(PowerState.RUNNING, "db", "web");
		says("All 2 members are ready.");
		awaitPlan(WHY, "db", "Ready");
		awaitPlan(WHY, "web", "Ready");

		in().button("Roll Back…").click();
		confirm("Force Shut Down 2 Domains", "2");
		confirm("Delete 2 Domains", "2");
		bot.waitUntil(Conditions.that("db and web are gone",
				() -> Fleets.picture().domains().noneMatch(d -> List.of("db", "web").contains(d.facts().name()))));
		awaitPlan(WHY, "db", "has the fewest members");
	}

	@Test
	public void anActivationGoesOnWhenTheDialogIsClosedAndIsFoundAgain() {
		fleets.simulated().faults().delay("VM.start_on", Duration.ofSeconds(2));
		in().button("Activate").click();
		awaitPlan(WHY, "db", "Starting");
		shell.close();
		shell = open();
		awaitPlan(WHY, "db", "Starting");
		says("All 2 members are ready.");
		awaitState(PowerState.RUNNING, "db", "web");
	}

	private void check(int row, boolean on) {
		SWTBotTable hosts = hosts();
		UIThreadRunnable.run(() -> {
			TableItem item = hosts.widget.getItem(row);
			item.setChecked(on);
			var event = new Event();
			event.item = item;
			event.detail = SWT.CHECK;
			hosts.widget.notifyListeners(SWT.Selection, event);
		});
	}
}
