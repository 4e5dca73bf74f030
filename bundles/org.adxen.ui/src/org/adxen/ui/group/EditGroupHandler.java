// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.List;

import org.adxen.operations.group.GroupView;
import org.adxen.ui.group.editor.GroupEditors;
import org.eclipse.ui.IWorkbenchWindow;

/** Open Definition: the editor of a group's file. */
public final class EditGroupHandler extends GroupHandler {

	@Override
	void run(IWorkbenchWindow window, List<GroupView> groups) {
		groups.forEach(group -> GroupEditors.open(window.getActivePage(), group.key()));
	}
}
