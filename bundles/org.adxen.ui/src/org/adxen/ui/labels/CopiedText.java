// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Text on its way to another program. */
public final class CopiedText {

	private CopiedText() {
	}

	/** Puts it on the clipboard, unless it is empty. Display thread only. */
	public static void copy(String text) {
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(Display.getCurrent());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}
}
