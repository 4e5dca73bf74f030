// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.junit.Test;

public class MnemonicsTest {

	@Test
	public void eachLabelGetsAFreeLetterOfItsOwn() {
		new SWTWorkbenchBot();
		UIThreadRunnable.run(() -> {
			var shell = new Shell(Display.getCurrent());
			var mnemonics = new Mnemonics(new Menu(shell));

			assertThat(mnemonics.mark("Start")).isEqualTo("&Start");
			assertThat(mnemonics.mark("Shut Down")).isEqualTo("Shut &Down");
			assertThat(mnemonics.mark("Sad")).isEqualTo("S&ad");
			shell.dispose();
		});
	}
}
