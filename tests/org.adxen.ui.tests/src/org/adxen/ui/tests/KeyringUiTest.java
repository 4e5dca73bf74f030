// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.ui.driver.SWTBot;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.xen.Secret;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The workbench asks for the password of the keyring, once for all threads that need it. */
public class KeyringUiTest {

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	@After
	public void forget() throws Exception {
		CompletableFuture<String> asked = ask(false, true);
		bot.shell("Keyring").bot().button("Go on Without").click();
		assertThat(asked.get()).isEmpty();
	}

	private static CompletableFuture<String> ask(boolean creating, boolean wrong) {
		BundleContext context = FrameworkUtil.getBundle(KeyringUiTest.class).getBundleContext();
		MasterPasswordPrompt prompt = context.getService(context.getServiceReference(MasterPasswordPrompt.class));
		return CompletableFuture.supplyAsync(() -> {
			try {
				Optional<Secret> answer = prompt.ask(creating, wrong);
				return answer.map(s -> new String(s.chars())).orElse("");
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	@Test
	public void aNewPasswordIsTypedTwiceAndHandedToAllWhoAsk() throws Exception {
		CompletableFuture<String> first = ask(true, true);
		SWTBot dialog = bot.shell("Keyring").bot();
		CompletableFuture<String> second = ask(true, false);
		dialog.textWithLabel("Password:").setText("one way");
		dialog.textWithLabel("Once more:").setText("another");
		assertThat(dialog.button("Create Keyring").isEnabled()).isFalse();
		dialog.textWithLabel("Once more:").setText("one way");
		dialog.button("Create Keyring").click();

		assertThat(first.get()).isEqualTo("one way");
		assertThat(second.get()).isEqualTo("one way");
	}

	@Test
	public void aWrongPasswordIsAskedForAgain() throws Exception {
		CompletableFuture<String> asked = ask(false, true);
		SWTBot dialog = bot.shell("Keyring").bot();
		assertThat(dialog.button("Open Keyring").isEnabled()).isFalse();
		dialog.textWithLabel("Password:").setText("right");
		dialog.button("Open Keyring").click();

		assertThat(asked.get()).isEqualTo("right");
	}
}
