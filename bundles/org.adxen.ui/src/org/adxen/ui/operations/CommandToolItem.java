// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import org.adxen.ui.theme.Theme;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** A button for a command, with an icon that follows the theme. */
final class CommandToolItem extends ContributionItem {

	private final IServiceLocator services;
	private final String command;
	private final String icon;

	CommandToolItem(IServiceLocator services, String command, String icon) {
		super("org.adxen.ui.toolbar." + command);
		this.services = services;
		this.command = command;
		this.icon = icon;
	}

	@Override
	public void fill(ToolBar bar, int index) {
		var item = index < 0 ? new ToolItem(bar, SWT.PUSH) : new ToolItem(bar, SWT.PUSH, index);
		Theme theme = services.getService(Theme.class);
		theme.follow(item, () -> item.setImage(theme.icon(icon)));
		item.setImage(theme.icon(icon));
		try {
			item.setToolTipText(services.getService(ICommandService.class).getCommand(command).getName());
		} catch (NotDefinedException e) {
			ILog.get().error(e.getMessage(), e);
		}
		item.addListener(SWT.Selection, e -> run());
	}

	private void run() {
		try {
			services.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
