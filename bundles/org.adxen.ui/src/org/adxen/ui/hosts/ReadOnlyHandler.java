// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Read-Only: everything of the pool is seen, nothing can be done. */
public final class ReadOnlyHandler extends PoolHandler implements IElementUpdater {

	@Override
	boolean appliesTo(PoolView pool) {
		return true;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		boolean readOnly = !pools.stream().allMatch(PoolView::readOnly);
		EnvironmentJob.run(Messages.ReadOnly_job, () -> {
			for (PoolView pool : pools) {
				fleet.setReadOnly(pool.id(), readOnly);
			}
		});
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window != null) {
			List<PoolView> pools = pools(window);
			element.setChecked(!pools.isEmpty() && pools.stream().allMatch(PoolView::readOnly));
		}
	}
}
