// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.files;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;

/** Runs code each time a part is activated, until it is closed. */
public record Activation(IWorkbenchPart part, Runnable code) implements IPartListener2 {

	@Override
	public void partActivated(IWorkbenchPartReference reference) {
		if (reference.getPart(false) == part) {
			code.run();
		}
	}

	@Override
	public void partClosed(IWorkbenchPartReference reference) {
		if (reference.getPart(false) == part) {
			part.getSite().getPage().removePartListener(this);
		}
	}
}
