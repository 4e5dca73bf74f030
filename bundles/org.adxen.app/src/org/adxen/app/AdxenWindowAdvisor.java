// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The window: 1280 × 800 at first, later as it was left. */
final class AdxenWindowAdvisor extends WorkbenchWindowAdvisor {

	private static final Point SIZE = new Point(1280, 800);

	private final Splash splash;

	AdxenWindowAdvisor(IWorkbenchWindowConfigurer configurer, Splash splash) {
		super(configurer);
		this.splash = splash;
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		configurer.setInitialSize(SIZE);
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowProgressIndicator(true);
		configurer.setShowPerspectiveBar(true);
		configurer.setTitle("AdXen");
	}

	@Override
	public void postWindowOpen() {
		getWindowConfigurer().getWindow().addPerspectiveListener(new ToolBarRows());
		splash.close();
	}
}
