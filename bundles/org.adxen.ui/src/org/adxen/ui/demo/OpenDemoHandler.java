// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.demo;

import java.io.IOException;

import org.adxen.fleet.EnvironmentException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Open Demo Fleet. */
public final class OpenDemoHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		DemoFleet demo = window.getService(DemoFleet.class);
		if (!demo.isAvailable()) {
			MessageDialog.openInformation(window.getShell(), Messages.OpenDemo_title, Messages.OpenDemo_absent);
			return null;
		}
		Job.create(Messages.OpenDemo_title, monitor -> {
			try {
				demo.open();
				return Status.OK_STATUS;
			} catch (IOException | EnvironmentException e) {
				return Status.error(e.getMessage(), e);
			}
		}).schedule();
		return null;
	}
}
