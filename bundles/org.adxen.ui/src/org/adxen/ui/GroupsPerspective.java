// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Groups, their definitions beside them while one is open; what goes on and the selection's properties below. */
public final class GroupsPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		// Opening an editor makes it visible; until then the groups have its room.
		layout.setEditorAreaVisible(false);
		String editors = layout.getEditorArea();
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.72f, editors);
		below.addView(AdxenUi.TASKS);
		below.addView(AdxenUi.JOURNAL);
		below.addView(AdxenUi.DOMAINS);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		layout.addView(AdxenUi.PROPERTIES, IPageLayout.RIGHT, 0.66f, "below");
		layout.addView(AdxenUi.GROUPS, IPageLayout.LEFT, 0.34f, editors);
		for (String view : new String[] { AdxenUi.GROUPS, AdxenUi.FLEET, AdxenUi.DOMAINS, AdxenUi.HOSTS, AdxenUi.TASKS, AdxenUi.JOURNAL,
				AdxenUi.PROPERTIES }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(AdxenUi.INFRASTRUCTURE);
		layout.addPerspectiveShortcut(AdxenUi.GROUPS_PERSPECTIVE);
	}
}
