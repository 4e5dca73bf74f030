// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.xen.Secret;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;

/** Asks for the password of the keyring by a dialog. Called on several threads at once, which wait; asks once. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class KeyringPrompt implements MasterPasswordPrompt {

	private final IWorkbench workbench;
	/** Held while the admin is asked: the others want the same answer. */
	private final ReentrantLock asking = new ReentrantLock();
	private boolean asked;
	private Secret answer = Secret.none();

	KeyringPrompt(IWorkbench workbench) {
		this.workbench = workbench;
	}

	@Override
	public Optional<Secret> ask(boolean creating, boolean wrong) throws InterruptedException {
		asking.lockInterruptibly();
		try {
			if (wrong || !asked) {
				asked = true;
				answer.close();
				answer = open(creating, wrong);
			}
			return answer.isEmpty() ? Optional.empty() : Optional.of(answer.copy());
		} finally {
			asking.unlock();
		}
	}

	private Secret open(boolean creating, boolean wrong) throws InterruptedException {
		var given = new CompletableFuture<Secret>();
		Display display = workbench.getDisplay();
		if (display.isDisposed()) {
			return Secret.none();
		}
		display.asyncExec(() -> {
			IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
			try {
				given.complete(new KeyringDialog(window == null ? null : window.getShell(), creating, wrong).ask());
			} catch (RuntimeException e) {
				given.completeExceptionally(e);
			}
		});
		try {
			return given.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
