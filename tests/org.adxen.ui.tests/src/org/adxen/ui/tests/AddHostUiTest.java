// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTBotShell;
import org.adxen.ui.driver.SWTBotTree;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.Address;
import org.eclipse.jface.wizard.WizardDialog;
import org.junit.Rule;
import org.junit.Test;

/** An admin adds a host. */
public class AddHostUiTest {

	@Rule
	public final Fleets fleets = Fleets.unregistered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	private SWTBotShell openWizard() {
		bot.menu("File").menu("Add Host").click();
		return bot.shell("Add Host");
	}

	private void fill(SWTBot dialog, String address, String password) {
		dialog.textWithLabel("Address:").setText(address);
		dialog.textWithLabel("Password:").setText(password);
	}

	@Test
	public void aFingerprintIsConfirmedAndThePoolAppears() {
		SWTBotShell shell = openWizard();
		fill(shell.bot(), fleets.pool().address(), fleets.pool().password());
		shell.bot().button("Finish").click();

		String host = Address.parse(fleets.pool().address()).host();
		var confirm = shell.bot().checkBox("Yes, this is the certificate of " + host);
		assertThat(shell.bot().button("Finish").isEnabled()).isFalse();
		confirm.click();
		shell.bot().button("Finish").click();

		bot.waitUntil(Conditions.shellCloses(shell));
		bot.waitUntil(Conditions.that("pool connected",
				() -> Fleets.picture().pools().values().stream().anyMatch(p -> p.isConnected() && !p.hosts().isEmpty())));
		String label = Fleets.picture().pools().values().iterator().next().label();
		SWTBotTree tree = bot.viewById(AdxenUi.FLEET).bot().tree();
		bot.waitUntil(Conditions.that("shown as connected", () -> tree.roots().contains(label)));
		bot.waitUntil(Conditions.that("what was added is selected",
				() -> tree.widget.getSelectionCount() == 1 && tree.widget.getSelection()[0].getText().contains(label)));
	}

	@Test
	public void aWrongPasswordIsSaidAndEverythingTypedStays() {
		SWTBotShell shell = openWizard();
		fill(shell.bot(), fleets.pool().address(), "wrong");
		shell.bot().textWithLabel("Fingerprint:").setText(fleets.pool().fingerprint());
		shell.bot().button("Finish").click();

		bot.waitUntil(Conditions.that("the password is said to be wrong",
				() -> ((WizardDialog) shell.widget.getData()).getErrorMessage() instanceof String sentence
						&& sentence.contains("root")));
		assertThat(shell.bot().textWithLabel("Address:").getText()).isEqualTo(fleets.pool().address());
		assertThat(Fleets.picture().pools()).isEmpty();
	}

	@Test
	public void whatIsNoAddressCannotBeFinished() {
		SWTBotShell shell = openWizard();
		shell.bot().textWithLabel("Address:").setText("not an address");

		assertThat(shell.bot().button("Finish").isEnabled()).isFalse();
	}
}
