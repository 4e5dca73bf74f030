// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.nio.file.Path;
import java.util.Map;

import org.adxen.ui.AdxenUi;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Runs commands on the file of a group. Display thread only. */
final class GroupCommands {

	private GroupCommands() {
	}

	static boolean isDefined(IServiceLocator services, String id) {
		return services.getService(ICommandService.class).getCommand(id).isDefined();
	}

	/** @param file null for commands that need none */
	static void run(IServiceLocator services, String id, Path file) {
		try {
			Command command = services.getService(ICommandService.class).getCommand(id);
			services.getService(IHandlerService.class).executeCommand(
					ParameterizedCommand.generateCommand(command, file == null ? Map.of() : Map.of(AdxenUi.GROUP_FILE, file.toString())),
					null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
