// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.io.IOException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** The workbench. */
public final class AdxenApplication implements IApplication {

	/** For the about text, see about.mappings. */
	private static final String VERSION = "adxen.version";

	@Override
	public Object start(IApplicationContext context) {
		System.setProperty(VERSION, FrameworkUtil.getBundle(AdxenApplication.class).getVersion().toString());
		Display display = PlatformUI.createDisplay();
		Splash splash = Splash.open(display);
		Location folder = Platform.getInstanceLocation();
		String problem = lock(folder);
		try {
			if (problem != null) {
				splash.close();
				MessageDialog.openError(null, Messages.notStarted, problem);
				return EXIT_OK;
			}
			context.applicationRunning();
			int code = PlatformUI.createAndRunWorkbench(display, new AdxenWorkbenchAdvisor(splash));
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			if (problem == null) {
				folder.release();
			}
			display.dispose();
		}
	}

	/** Takes the folder of the workbench's own state; returns why not, or null. */
	private static String lock(Location folder) {
		if (folder == null || folder.getURL() == null) {
			return Messages.noFolder;
		}
		try {
			return folder.lock() ? null : NLS.bind(Messages.openAlready, folder.getURL().getPath());
		} catch (IOException e) {
			return NLS.bind(Messages.notWritable, folder.getURL().getPath(), e.getMessage());
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().asyncExec(workbench::close);
		}
	}
}
