// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;

/** Tells scripts that the fleet is on the screen, by creating the file that the system property {@value #FILE} names. */
final class FleetShown {

	private static final String FILE = "adxen.shown.file";
	/** Views repaint within this time of a change. */
	private static final int PAINTED_MS = 1200;

	private FleetShown() {
	}

	static void tell(IWorkbench workbench, Fleet fleet) {
		String file = System.getProperty(FILE);
		if (file == null) {
			return;
		}
		Display display = workbench.getDisplay();
		display.asyncExec(() -> look(display, fleet, Path.of(file), false));
	}

	/** Looks every now and then; what was complete twice in a row has been painted in between. */
	private static void look(Display display, Fleet fleet, Path file, boolean completeBefore) {
		if (display.isDisposed()) {
			return;
		}
		boolean complete = isComplete(fleet.picture());
		if (complete && completeBefore) {
			create(file);
		} else {
			display.timerExec(PAINTED_MS, () -> look(display, fleet, file, complete));
		}
	}

	/** Whether there are pools and none of them is still being connected to. */
	private static boolean isComplete(FleetPicture picture) {
		return !picture.pools().isEmpty() && picture.pools().values().stream()
				.noneMatch(p -> p.state() instanceof ConnectionState.Connecting
						|| p.state() instanceof ConnectionState.Connected && p.hosts().isEmpty());
	}

	private static void create(Path file) {
		Job.createSystem("Tell that the fleet is shown", monitor -> {
			try {
				Files.writeString(file, "shown\n");
				return Status.OK_STATUS;
			} catch (IOException e) {
				return Status.error(NLS.bind(Messages.notTold, file, e.getMessage()), e);
			}
		}).schedule();
	}
}
