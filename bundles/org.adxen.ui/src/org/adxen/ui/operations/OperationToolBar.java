// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;

import org.adxen.ui.AdxenUi;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.menus.ExtensionContributionFactory;
import org.eclipse.ui.menus.IContributionRoot;
import org.eclipse.ui.services.IServiceLocator;

/** Add Host and the everyday operations in the tool bar, in the order that admins know. */
public final class OperationToolBar extends ExtensionContributionFactory {

	private static final String PREFIX = "org.adxen.operations.";

	/** Each with the one that takes its place when only that can be done. */
	private static final List<String> ITEMS = List.of("start", "shutDown", "reboot", "pause,unpause", "suspend,resume",
			"takeSnapshot", "forceShutDown");

	@Override
	public void createContributionItems(IServiceLocator services, IContributionRoot additions) {
		additions.addContributionItem(new CommandToolItem(services, AdxenUi.ADD_HOST, "add-host"), null);
		additions.addContributionItem(new CommandToolItem(services, AdxenUi.DISCOVER, "discover"), null);
		additions.addContributionItem(new Separator(), null);
		for (String item : ITEMS) {
			List<String> ids = List.of(item.split(",")).stream().map(PREFIX::concat).toList();
			additions.addContributionItem(new OperationToolItem(services, ids), null);
		}
	}
}
