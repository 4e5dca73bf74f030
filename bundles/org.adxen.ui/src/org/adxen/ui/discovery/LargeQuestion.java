// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Asks whether so many addresses are meant. The button that scans says how many; the other is the default. */
final class LargeQuestion {

	private LargeQuestion() {
	}

	/**
	 * On a worker, which waits for the answer.
	 *
	 * @param shell to ask on; when it is gone by then, the answer is no
	 */
	static boolean ask(Display display, Supplier<Shell> shell, long addresses) {
		var answer = new CompletableFuture<Boolean>();
		display.asyncExec(() -> {
			Shell parent = shell.get();
			if (parent == null || parent.isDisposed()) {
				answer.complete(false);
			} else {
				String count = String.format("%,d", addresses);
				answer.complete(MessageDialog.open(MessageDialog.QUESTION, parent, Messages.Discover_title, NLS.bind(Messages.Discover_large, count),
						SWT.NONE, Messages.Discover_largeNo, NLS.bind(Messages.Discover_largeYes, count)) == 1);
			}
		});
		return answer.join();
	}
}
