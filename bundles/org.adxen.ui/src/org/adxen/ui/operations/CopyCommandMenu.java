// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.Operations;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;

/** Copy as Command: for each operation that could be done now, the command line that does the same. */
public final class CopyCommandMenu extends ContributionItem implements IWorkbenchContribution {

	private IServiceLocator services;

	@Override
	public void initialize(IServiceLocator locator) {
		services = locator;
	}

	@Override
	public boolean isDynamic() {
		return true;
	}

	@Override
	public void fill(Menu menu, int index) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null) {
			return;
		}
		var cascade = new MenuItem(menu, SWT.CASCADE, index);
		cascade.setText(Messages.CopyCommand_menu);
		cascade.setImage(services.getService(Theme.class).icon("copy-command"));
		var submenu = new Menu(cascade);
		cascade.setMenu(submenu);
		List<?> selection = services.getService(FleetSelection.class).get(window).toList();
		Operations operations = services.getService(Operations.class);
		var mnemonics = new Mnemonics(submenu);
		for (OperationDescriptor operation : operations.all()) {
			Offer offer = Offer.of(operations, services.getService(Fleet.class), operation, selection, Map.of());
			// What still has to be filled in is copied from the dialog that asks for it.
			if (offer.isAllowed() && !operation.verb().isEmpty()
					&& operation.parameters().stream().noneMatch(Parameter::required)) {
				var item = new MenuItem(submenu, SWT.PUSH);
				item.setText(mnemonics.mark(offer.name()));
				item.setImage(services.getService(Theme.class).icon(operation.contributor(), operation.icon()));
				item.addListener(SWT.Selection,
						e -> CopiedText.copy(services.getService(OperationStarter.class).asCommand(offer, Map.of())));
			}
		}
		cascade.setEnabled(submenu.getItemCount() > 0);
	}
}
