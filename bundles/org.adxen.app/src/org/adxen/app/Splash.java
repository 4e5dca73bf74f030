// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import java.net.URL;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

/** Shows that something is coming. The native launchers would do that, but there are none: AdXen is started by a script. */
final class Splash {

	private static final String COMMANDS = "eclipse.commands";

	private final Shell shell;

	private Splash(Shell shell) {
		this.shell = shell;
	}

	/** Shows it, unless the command line says -nosplash. */
	static Splash open(Display display) {
		URL picture = FrameworkUtil.getBundle(Splash.class).getEntry("splash.png");
		if (picture == null || System.getProperty(COMMANDS, "").contains("-nosplash")) {
			return new Splash(null);
		}
		var shell = new Shell(display, SWT.NO_TRIM);
		Image image = ImageDescriptor.createFromURL(picture).createImage();
		Rectangle size = image.getBounds();
		Rectangle screen = display.getPrimaryMonitor().getBounds();
		shell.setBounds(screen.x + (screen.width - size.width) / 2, screen.y + (screen.height - size.height) / 2, size.width,
				size.height);
		shell.addListener(SWT.Paint, e -> e.gc.drawImage(image, 0, 0));
		shell.addDisposeListener(e -> image.dispose());
		shell.open();
		while (display.readAndDispatch()) {
			// Until it is painted.
		}
		return new Splash(shell);
	}

	void close() {
		if (shell != null && !shell.isDisposed()) {
			shell.dispose();
		}
	}
}
