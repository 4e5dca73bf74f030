// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

/** Runs code on the display thread and waits for it. */
public final class UIThreadRunnable {

	private UIThreadRunnable() {
	}

	/** Results and exceptions are passed back. */
	public static <T> T syncExec(Supplier<T> code) {
		var result = new AtomicReference<T>();
		var failure = new AtomicReference<Throwable>();
		Display.getDefault().syncExec(() -> {
			try {
				result.set(code.get());
			} catch (RuntimeException | Error e) {
				failure.set(e);
			}
		});
		switch (failure.get()) {
		case null -> {
			return result.get();
		}
		case RuntimeException e -> throw e;
		case Throwable e -> throw (Error) e;
		}
	}

	public static void run(Runnable code) {
		syncExec(() -> {
			code.run();
			return null;
		});
	}

	/** Not waited for: what a click opens may be a modal dialog, which would hold the test. */
	public static void asyncExec(Runnable code) {
		Display.getDefault().asyncExec(code);
	}
}
