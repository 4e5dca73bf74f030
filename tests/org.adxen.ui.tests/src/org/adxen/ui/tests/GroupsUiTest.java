// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.adxen.fleet.DomainView;
import org.adxen.model.Group;
import org.adxen.model.store.GroupFile;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupActivation;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTree;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.ui.group.GroupsView;
import org.adxen.xen.PowerState;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.XMLMemento;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An admin watches a group, operates it as one, and mends what is not as it was defined. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupsUiTest {

	private static final int STATE = 1;
	private static final int HOST = 2;
	private static final int DRIFT = 6;

	@Rule
	public final Fleets fleets = Fleets.many(2);
	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private Groups groups;
	private Path file;
	private SWTBotTree tree;

	/** A group of db, which is started before web. */
	@Before
	public void define() throws Exception {
		groups = Fleets.service(Groups.class);
		file = folder.getRoot().toPath().resolve("shop.adxgroup");
		GroupFiles.create(file, "shop", List.of(config("db"), config("web")));
		Group group = GroupFile.load(file);
		group.getMembers().getLast().setOrder(1);
		GroupFile.save(file, group);
		Fleets.fleet().addGroupFiles(List.of(file));
		groups.read();
		tree = bot.viewById(AdxenUi.GROUPS).show().bot().tree();
		awaitCell(STATE, "0 of 2 running", "shop");
	}

	private Path config(String name) throws Exception {
		return Files.writeString(folder.getRoot().toPath().resolve(name + ".cfg"), "name = \"" + name
				+ "\"\ntype = \"pvh\"\nmemory = 256\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
	}

	@After
	public void forget() throws Exception {
		Fleets.fleet().removeGroupFiles(Fleets.fleet().groupFiles());
		groups.read();
	}

	private void activate() throws Exception {
		KnownGroup known = groups.all().getFirst();
		GroupActivation activation = groups.activate(GroupPlanner.plan(Objects.requireNonNull(known.definition()), known.expansion(), Fleets.picture(), List.of(),
				Map.of(), groups.policies().all().getFirst().policy()), new GroupActivation.Options(false, "", "test"));
		activation.await();
		awaitCell(STATE, "2 of 2 running", "shop");
	}

	private void awaitCell(int column, String text, String... path) {
		bot.waitUntil(Conditions.that(String.join(" > ", path) + " says " + text, () -> {
			TreeItem[] items = tree.widget.getItems();
			TreeItem found = null;
			for (String label : path) {
				found = Arrays.stream(items).filter(i -> i.getText().equals(label)).findFirst().orElse(null);
				if (found == null) {
					return false;
				}
				items = found.getItems();
			}
			return found != null && found.getText(column).equals(text);
		}));
	}

	private static DomainView domain(String name) {
		return Fleets.picture().domains().filter(d -> d.facts().name().equals(name)).findAny().orElseThrow();
	}

	private static void awaitState(PowerState state, String... names) {
		new SWTWorkbenchBot().waitUntil(Conditions.that(String.join(", ", names) + " is " + state, () -> Stream.of(names)
				.allMatch(n -> Fleets.picture().domains().anyMatch(d -> d.facts().name().equals(n) && d.facts().state() == state))));
	}

	private void confirm(String verb, int count) {
		String title = verb + " " + count + " Domains";
		SWTBotShell question = bot.shell(title);
		if (!question.bot().button(title).isEnabled()) {
			question.bot().textWithLabel("Type " + count + " to go on:").setText(Integer.toString(count));
		}
		question.bot().button(title).click();
	}

	@Test
	public void isShutDownForcedOffAndDeletedAsOneInReverseOrder() throws Exception {
		activate();
		assertThat(UIThreadRunnable.syncExec(() -> Arrays.stream(tree.widget.getItem(0).getItems()).map(TreeItem::getText).toList()))
				.containsExactly("db", "web");

		tree.select("shop");
		bot.menu("Group").menu("Shut Down Group").click();
		confirm("Shut Down", 2);
		awaitState(PowerState.HALTED, "db", "web");
		assertThat(Fleets.operations().runs().stream().limit(2).map(r -> List.copyOf(r.names().values())))
				.as("newest first").containsExactly(List.of("db"), List.of("web"));
		awaitCell(STATE, "0 of 2 running", "shop");

		activate();
		tree.select("shop");
		tree.contextMenu("Force Shut Down Group").click();
		confirm("Force Shut Down", 2);
		awaitState(PowerState.HALTED, "db", "web");

		tree.select("shop");
		bot.menu("Group").menu("Delete Group's Domains").click();
		confirm("Delete", 2);
		awaitCell(STATE, "No domain", "shop", "db");
		awaitCell(STATE, "No domain", "shop", "web");
	}

	@Test
	public void aMemberIsOperatedLikeAnyDomain() throws Exception {
		activate();
		tree.select("shop", "web");
		tree.contextMenu("Pause").click();
		bot.shell("Pause: web").bot().button("Pause: web").click();
		awaitState(PowerState.PAUSED, "web");
		awaitCell(STATE, "Paused", "shop", "web");
		awaitCell(STATE, "1 of 2 running", "shop");
		awaitCell(DRIFT, "Not running", "shop", "web");
		awaitCell(DRIFT, "1 difference", "shop");
	}

	@Test
	public void whatIsNotAsDefinedIsMarkedAndMended() throws Exception {
		activate();
		run("rename", Map.of("name", "gone-astray"), domain("web"));
		run("pause", Map.of(), domain("db"));
		awaitCell(DRIFT, "2 differences", "shop");
		awaitCell(DRIFT, "Renamed", "shop", "web");

		tree.select("shop");
		bot.menu("Group").menu("Mend Drift").click();
		bot.shell("Mend Drift").bot().button("Mend 2").click();
		awaitState(PowerState.RUNNING, "db", "web");
		awaitCell(DRIFT, "", "shop");
	}

	@Test
	public void aMemberThatSomebodyMovedIsFoundWhereItIs() throws Exception {
		activate();
		DomainView web = domain("web");
		String other = "lab-1".equals(web.hostName()) ? "lab-2" : "lab-1";
		run("migrate", Map.of("host", Fleets.picture().hosts().filter(h -> h.facts().name().equals(other)).findAny().orElseThrow().key().host()),
				web);
		awaitCell(HOST, other, "shop", "web");
		awaitCell(STATE, "2 of 2 running", "shop");
	}

	@Test
	public void copiesTheCommandThatDoesTheSameToTheGroup() throws Exception {
		activate();
		tree.select("shop");
		bot.menu("Domain").menu("Copy as Command").menu("Shut Down Group").click();

		bot.waitUntil(Conditions.that("command on the clipboard", () -> {
			var clipboard = new Clipboard(Display.getCurrent());
			Object text = clipboard.getContents(TextTransfer.getInstance());
			clipboard.dispose();
			return text instanceof String command && command.startsWith("adxen group shutdown ") && command.contains(file.toString());
		}));
	}

	@Test
	public void theViewComesBackAsItWas() throws Exception {
		UIThreadRunnable.run(() -> {
			tree.widget.getItem(0).setExpanded(false);
			tree.widget.getColumn(0).setWidth(222);
		});
		XMLMemento saved = XMLMemento.createWriteRoot("view");
		UIThreadRunnable.run(() -> ((GroupsView) bot.viewById(AdxenUi.GROUPS).getViewReference()).saveState(saved));

		assertThat(saved.getString("sort")).isEqualTo("name");
		assertThat(Arrays.stream(saved.getChildren("column")).filter(c -> c.getID().equals("name")).findAny().orElseThrow().getInteger("width"))
				.isEqualTo(222);
		assertThat(saved.getChildren("expanded")).isEmpty();
		UIThreadRunnable.run(() -> tree.widget.getItem(0).setExpanded(true));
		XMLMemento unfolded = XMLMemento.createWriteRoot("view");
		UIThreadRunnable.run(() -> ((GroupsView) bot.viewById(AdxenUi.GROUPS).getViewReference()).saveState(unfolded));
		assertThat(Arrays.stream(unfolded.getChildren("expanded")).map(IMemento::getID)).containsExactly(file.toString());
	}

	@Test
	public void domainsWithoutAPlaceInTheDefinitionAreShown() throws Exception {
		activate();
		Group group = GroupFile.load(file);
		group.getMembers().removeLast();
		GroupFile.save(file, group);
		groups.read();
		awaitCell(DRIFT, "Extra", "shop", "web");
		awaitCell(STATE, "1 of 1 running", "shop");
	}

	@Test
	public void aFileThatCannotBeReadSaysWhyAndTheGroupCanBeRemoved() throws Exception {
		Files.writeString(file, "no group at all");
		groups.read();
		awaitCell(STATE, "Cannot be read", "shop.adxgroup");
		tree.select("shop.adxgroup");
		bot.menu("Group").menu("Remove from List").click();
		bot.waitUntil(Conditions.that("forgotten", () -> Fleets.fleet().groupFiles().isEmpty()));
		assertThat(file).exists();
		bot.viewById(AdxenUi.GROUPS).bot().link("New group…");
	}

	private static void run(String operation, Map<String, String> parameters, DomainView domain) throws Exception {
		Fleets.operations().run(new OperationRequest("org.adxen.operations." + operation, List.of(new Target.OfDomain(domain.key())),
				parameters, "", "test", true)).await();
	}
}
