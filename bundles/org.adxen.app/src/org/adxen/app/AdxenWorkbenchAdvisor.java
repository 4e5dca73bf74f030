// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.operations.Operations;
import org.adxen.ui.AdxenUi;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.FrameworkUtil;

/** What happens when the workbench comes and goes. */
final class AdxenWorkbenchAdvisor extends WorkbenchAdvisor {

	/** System property: open the demo fleet at start. */
	private static final String DEMO = "adxen.demo";

	private final Splash splash;

	AdxenWorkbenchAdvisor(Splash splash) {
		this.splash = splash;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		// Both perspectives have their button from the start.
		PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.PERSPECTIVE_BAR_EXTRAS,
				AdxenUi.INFRASTRUCTURE + "," + AdxenUi.GROUPS_PERSPECTIVE);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return AdxenUi.INFRASTRUCTURE;
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new AdxenWindowAdvisor(configurer, splash);
	}

	@Override
	public void postStartup() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		FrameworkUtil.getBundle(KeyringPrompt.class).getBundleContext().registerService(MasterPasswordPrompt.class,
				new KeyringPrompt(workbench), null);
		Fleet fleet = workbench.getService(Fleet.class);
		Operations operations = workbench.getService(Operations.class);
		Job.createSystem("Watch the fleet", monitor -> {
			fleet.watchAll();
			// What an earlier run of the program left open.
			operations.settle();
			return Status.OK_STATUS;
		}).schedule();
		Attention.pay(workbench.getDisplay(), fleet);
		if (Boolean.getBoolean(DEMO)) {
			openDemo(workbench);
		}
		FleetShown.tell(workbench, fleet);
	}

	private static void openDemo(IWorkbench workbench) {
		try {
			workbench.getService(IHandlerService.class).executeCommand(AdxenUi.OPEN_DEMO, null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	/** What runs goes on at the toolstack where it can; the rest would be cut off. */
	@Override
	public boolean preShutdown() {
		long running = PlatformUI.getWorkbench().getService(Operations.class).runs().stream().filter(r -> !r.isEnded())
				.count();
		if (running == 0) {
			return true;
		}
		var dialog = new MessageDialog(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), Messages.exitTitle,
				null, running == 1 ? Messages.exitOneTask : NLS.bind(Messages.exitTasks, running), MessageDialog.QUESTION, 1,
				Messages.exit, Messages.stay);
		return dialog.open() == 0;
	}
}
