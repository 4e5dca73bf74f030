// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.HostView;
import org.adxen.fleet.ImageRepository;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.PowerState;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** An admin chooses a configuration in the image repository of a plain Xen host, and looks at consoles and logs there. */
public class RepositoryUiTest {

	private static final String CONFIG = """
			name = "fresh"
			type = "hvm"
			memory = 256
			disk = [ "/srv/shared/golden.raw,raw,xvda,r" ]
			""";

	@Rule
	public final Fleets fleets = Fleets.plainHost();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	@Before
	public void fillTheRepository() throws Exception {
		Fleets.fleet().setSettings(Fleets.fleet().settings().with(new ImageRepository("/srv/shared", "")));
		byte[] bytes = CONFIG.getBytes(StandardCharsets.UTF_8);
		Fleets.fleet().connection(fleets.registeredId()).files().orElseThrow()
				.upload(new ByteArrayInputStream(bytes), bytes.length, "/srv/shared/fresh.cfg", true).await(p -> {
					// it is small
				});
		bot.waitUntil(Conditions.that("connected anew", () -> Fleets.picture().pools().get(fleets.registeredId()).isConnected()));
	}

	@After
	public void forgetTheRepository() throws EnvironmentException {
		Fleets.fleet().setSettings(Fleets.fleet().settings().with(ImageRepository.NONE));
	}

	@Test
	public void makesADomainOfAFileThatIsChosenInTheRepository() {
		SWTBotTable table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() >= 2));
		table.select("web");
		bot.menu("File").menu("New Domain").click();
		SWTBotShell dialog = bot.shell("New Domain");
		dialog.bot().button("Repository…").click();
		SWTBotShell browser = bot.shell("Choose a configuration file");
		SWTBotTable files = browser.bot().table();
		bot.waitUntil(Conditions.that("files are read", () -> files.widget.getItemCount() == 2));
		files.select("golden.raw");
		assertThat(browser.bot().button("Choose").isEnabled()).isFalse();
		files.select("fresh.cfg");
		browser.bot().button("Choose").click();

		bot.waitUntil(Conditions.that("the file is read and good", () -> dialog.bot().button("Create Domain").widget.isEnabled()));
		assertThat(dialog.bot().textWithLabel("File:").getText()).isEqualTo("/srv/shared/fresh.cfg");
		dialog.bot().button("Create Domain").click();
		bot.waitUntil(Conditions.that("fresh runs", () -> Fleets.picture().domains()
				.anyMatch(d -> d.facts().name().equals("fresh") && d.facts().state() == PowerState.RUNNING)));
	}

	@Test
	public void saysWhereTheRepositoryIsInThePreferences() {
		bot.menu("Tools").menu("Preferences").click();
		SWTBotShell preferences = bot.shell("Preferences");
		preferences.bot().tree().select("AdXen");
		preferences.bot().textWithLabel("Image repository on the hosts:").setText("srv/xen");
		bot.waitUntil(Conditions.that("it cannot be saved", () -> !preferences.bot().button("Apply and Close").widget.isEnabled()));
		preferences.bot().textWithLabel("Image repository on the hosts:").setText("/srv/xen");
		preferences.bot().button("Apply and Close").click();

		bot.waitUntil(Conditions.that("saved", () -> Fleets.fleet().settings().repository().path().equals("/srv/xen")));
	}

	@Test
	public void copiesTheCommandOfAConsole() {
		SWTBotTable table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() >= 2));
		table.select("web");
		bot.menu("Domain").menu("Copy Console Command").click();

		bot.waitUntil(Conditions.that("command on the clipboard", () -> {
			var clipboard = new Clipboard(Display.getCurrent());
			Object text = clipboard.getContents(TextTransfer.getInstance());
			clipboard.dispose();
			return text instanceof String command && command.startsWith("ssh -t ") && command.contains("xl console");
		}));
	}

	@Test
	public void showsTheLogOfAHost() {
		var tree = bot.viewById(AdxenUi.FLEET).show().bot().tree();
		bot.waitUntil(Conditions.that("the lone host is shown instead of its pool",
				() -> tree.widget.getItemCount() > 0 && tree.widget.getItem(0).getData() instanceof HostView));
		tree.select(tree.roots().getFirst());
		bot.menu("Host").menu("Hypervisor Log").click();

		SWTBotShell log = bot.shell("Hypervisor log of plain");
		bot.waitUntil(Conditions.that("the log is read", () -> log.bot().text().widget.getText().contains("(XEN) Xen version")));
		log.close();
	}
}
