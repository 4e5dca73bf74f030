// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.file.Path;

import org.adxen.ui.files.FileInput;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Opens groups in their editor. Display thread only. */
public final class GroupEditors {

	private GroupEditors() {
	}

	/** Shows the editor of a file, the one that is open if there is one. */
	public static void open(IWorkbenchPage page, Path file) {
		try {
			page.openEditor(new FileInput(file.toAbsolutePath()), GroupEditor.ID);
		} catch (PartInitException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
