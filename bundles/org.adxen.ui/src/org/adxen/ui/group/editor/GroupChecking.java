// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.function.Consumer;

import org.adxen.fleet.Fleet;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.Groups;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Checks a group on a worker a moment after it was changed; the newest check is told on the display thread. */
final class GroupChecking {

	private static final int DELAY_MS = 250;

	private final Display display;
	private final GroupDocument document;
	private final Fleet fleet;
	private final Groups groups;
	private final Consumer<GroupCheck> shown;
	private final Job worker = Job.createSystem("Check a group", monitor -> {
		check();
		return Status.OK_STATUS;
	});
	private final Runnable take = this::take;
	/** Taken on the display thread for the worker. */
	private volatile GroupCheck.Pending wanted;
	private boolean stopped;

	GroupChecking(Display display, GroupDocument document, Fleet fleet, Groups groups, Consumer<GroupCheck> shown) {
		this.display = display;
		this.document = document;
		this.fleet = fleet;
		this.groups = groups;
		this.shown = shown;
	}

	/** It was changed; display thread. */
	void want() {
		display.timerExec(DELAY_MS, take);
	}

	void stop() {
		stopped = true;
		display.timerExec(-1, take);
		worker.cancel();
	}

	private void take() {
		if (!stopped) {
			wanted = GroupCheck.of(document.group(), document.file(), fleet.settings().repository());
			worker.schedule();
		}
	}

	private void check() {
		GroupCheck.Pending pending = wanted;
		GroupCheck check = pending.check(groups.policies());
		if (pending == wanted && !display.isDisposed()) {
			display.asyncExec(() -> {
				if (!stopped && pending == wanted) {
					shown.accept(check);
				}
			});
		}
	}
}
