// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.file.Path;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.files.FileInput;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/** Opens groups in their editor. Display thread only. */
public final class GroupEditors {

	private GroupEditors() {
	}

	/** Shows the editor of a file, the one that is open if there is one, where there is room for it: in the perspective of groups. */
	public static void open(IWorkbenchPage page, Path file) {
		try {
			PlatformUI.getWorkbench().showPerspective(AdxenUi.GROUPS_PERSPECTIVE, page.getWorkbenchWindow());
			page.openEditor(new FileInput(file.toAbsolutePath()), GroupEditor.ID);
		} catch (WorkbenchException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
