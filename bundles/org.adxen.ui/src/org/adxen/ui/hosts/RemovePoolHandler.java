// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.util.List;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.preferences.EnvironmentJob;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** Remove from AdXen: forgets pools; nothing is done to them. */
public final class RemovePoolHandler extends PoolHandler {

	@Override
	boolean appliesTo(PoolView pool) {
		return true;
	}

	@Override
	void run(IWorkbenchWindow window, Fleet fleet, List<PoolView> pools) {
		String names = pools.stream().map(PoolView::label).collect(Collectors.joining(", "));
		String verb = pools.size() == 1 ? NLS.bind(Messages.Remove_verb, names)
				: NLS.bind(Messages.Remove_verbMany, pools.size());
		var dialog = new MessageDialog(window.getShell(), Messages.Remove_title, null, NLS.bind(Messages.Remove_text, names),
				MessageDialog.QUESTION, 1, verb, Messages.cancel);
		if (dialog.open() == 0) {
			EnvironmentJob.run(Messages.Remove_title, () -> fleet.remove(pools.stream().map(PoolView::id).toList()));
		}
	}
}
