// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.function.BooleanSupplier;

/** Conditions that tests often wait for. */
public final class Conditions {

	private Conditions() {
	}

	/** @param probe on the display thread */
	public static ICondition that(String what, BooleanSupplier probe) {
		return new ICondition() {
			@Override
			public boolean test() {
				return UIThreadRunnable.syncExec(probe::getAsBoolean);
			}

			@Override
			public String getFailureMessage() {
				return "Not so in time: " + what;
			}
		};
	}

	public static ICondition shellCloses(SWTBotShell shell) {
		return that("shell closed", () -> shell.widget.isDisposed());
	}

	public static ICondition shellIsActive(String title) {
		return that("shell " + title + " is active", () -> {
			var active = org.eclipse.swt.widgets.Display.getCurrent().getActiveShell();
			return active != null && active.getText().equals(title);
		});
	}

	public static ICondition tableHasRows(SWTBotTable table, int rows) {
		return that("table has " + rows + " rows", () -> table.widget.getItemCount() == rows);
	}

	public static ICondition widgetIsEnabled(SWTBotButton button) {
		return that("button is enabled", () -> button.widget.isEnabled());
	}
}
