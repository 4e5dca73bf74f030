// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** Set Label: how AdXen calls a pool; the pool itself does not hear of it. */
public final class SetLabelHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return true;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		PoolView pool = pools.getFirst();
		var dialog = new InputDialog(window.getShell(), Messages.SetLabel_title,
				NLS.bind(Messages.SetLabel_text, pool.label()), pool.label(), null);
		if (dialog.open() == Window.OK) {
			String label = dialog.getValue().strip();
			EnvironmentJob.run(Messages.SetLabel_title, () -> fleet.setLabel(pool.id(), label));
		}
	}
}
