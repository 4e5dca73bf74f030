// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An admin makes groups by the wizard. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class NewGroupUiTest {

	@Rule
	public final Fleets fleets = Fleets.plainHost();
	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	@After
	public void close() throws Exception {
		bot.closeAllShells();
		bot.closeAllEditors();
		Fleets.fleet().removeGroupFiles(Fleets.fleet().groupFiles());
	}

	@Test
	public void anEmptyGroupIsMadeInTheEnvironmentAndOpened() throws Exception {
		bot.menu("Group").menu("New Group").click();
		SWTBotShell wizard = bot.shell("New Group");
		assertThat(wizard.bot().button("Finish").isEnabled()).isFalse();
		wizard.bot().textWithLabel("Name:").setText("Web shop");
		String proposed = wizard.bot().textWithLabel("File:").getText();
		assertThat(proposed).startsWith(Fleets.fleet().environment().folder().toString());
		assertThat(proposed).endsWith("Web-shop.adxgroup");
		Path file = folder.getRoot().toPath().resolve("shop.adxgroup");
		wizard.bot().textWithLabel("File:").setText(file.toString());
		wizard.bot().button("Finish").click();
		bot.editorByTitle("shop");
		assertThat(GroupFile.load(file).getName()).isEqualTo("Web shop");
		assertThat(Fleets.fleet().groupFiles()).contains(file);
	}

	@Test
	public void theConfigurationOfAPlainHostsDomainIsCopiedBesideTheGroup() throws Exception {
		SWTBotTable domains = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> domains.widget.getItemCount() >= 2));
		domains.select("web");
		bot.menu("Group").menu("New Group from Selected Domains").click();
		SWTBotShell wizard = bot.shell("New Group");
		assertThat(wizard.bot().table().cell(0, 1)).contains("plain");
		wizard.bot().textWithLabel("Name:").setText("copied");
		Path file = folder.getRoot().toPath().resolve("copied.adxgroup");
		wizard.bot().textWithLabel("File:").setText(file.toString());
		wizard.bot().button("Finish").click();
		bot.editorByTitle("copied");
		Group group = GroupFile.load(file);
		assertThat(group.getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("web"));
		assertThat(Files.readString(file.resolveSibling(group.getMembers().getFirst().getFile()))).contains("name = \"web\"");
	}
}
