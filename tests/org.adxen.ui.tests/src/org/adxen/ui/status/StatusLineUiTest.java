// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** News come to the status line, stay for their time, and are never cut without being readable in whole. */
public class StatusLineUiTest {

	private static final int LONG_MS = 600_000;
	private static final String LONG = "web-1 cannot be moved to xen-2, because ".repeat(8) + "its disk is on xen-1 alone.";

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private StatusLine line;

	@Before
	public void showDomains() {
		bot.viewById(AdxenUi.DOMAINS).show();
	}

	@After
	public void clear() {
		UIThreadRunnable.run(() -> line.tell(""));
	}

	private void open(int shownMs) {
		line = UIThreadRunnable.syncExec(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			return new StatusLine(window, shownMs);
		});
	}

	private String shown() {
		CLabel label = line.label();
		return label == null || label.getText() == null ? "" : label.getText();
	}

	/** The popup's label with the text; null when there is none. Display thread. */
	private static Label popup(String text) {
		for (Shell shell : Display.getCurrent().getShells()) {
			Label found = shell.isVisible() ? label(shell, text) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static Label label(Composite parent, String text) {
		for (Control child : parent.getChildren()) {
			if (child instanceof Label label && label.getText().equals(text)) {
				return label;
			}
			Label found = child instanceof Composite inner ? label(inner, text) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	@Test
	public void theTimeOfEarlierNewsDoesNotEndLaterOnes() {
		int shownMs = 1_000;
		open(shownMs);
		var whenTheFirstEnds = new AtomicReference<String>();
		UIThreadRunnable.run(() -> {
			line.tellProblem("first");
			Display.getCurrent().timerExec(shownMs / 2, () -> line.tellProblem("second"));
			Display.getCurrent().timerExec(shownMs, () -> whenTheFirstEnds.set(shown()));
		});

		bot.waitUntil(Conditions.that("the first one's time is over", () -> whenTheFirstEnds.get() != null));
		assertThat(whenTheFirstEnds.get()).isEqualTo("second");
		bot.waitUntil(Conditions.that("the second is gone", () -> shown().isEmpty()));
	}

	@Test
	public void aRefusalThatHasNoRoomStandsAboveTheLineInWhole() {
		open(LONG_MS);
		Shell active = UIThreadRunnable.syncExec(() -> Display.getCurrent().getActiveShell());
		UIThreadRunnable.run(() -> line.tellProblem(LONG));

		bot.waitUntil(Conditions.that("popup", () -> popup(LONG) != null));
		UIThreadRunnable.run(() -> {
			Label label = popup(LONG);
			assertThat(label.getSize().y).isGreaterThanOrEqualTo(label.computeSize(label.getSize().x, SWT.DEFAULT).y);
			assertThat(label.getMonitor().getBounds().contains(label.toDisplay(label.getSize().x, label.getSize().y))).isTrue();
			assertThat(Display.getCurrent().getActiveShell()).isSameAs(active);
			Arrays.stream(label.getListeners(SWT.MouseDown)).forEach(l -> l.handleEvent(null));
		});
		bot.waitUntil(Conditions.that("gone with a click", () -> popup(LONG) == null));
	}

	@Test
	public void aShortOneOnlyStandsInTheLine() {
		open(LONG_MS);
		String text = UIThreadRunnable.syncExec(() -> {
			line.tellProblem("No.");
			return popup("No.") == null ? shown() : "a popup";
		});

		assertThat(text).isEqualTo("No.");
	}
}
