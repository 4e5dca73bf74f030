// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Groups above, their definitions beside them while one is open, what goes on below, the selection's properties on the right. */
public final class GroupsPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(true);
		String editors = layout.getEditorArea();
		layout.addView(AdxenUi.PROPERTIES, IPageLayout.RIGHT, 0.78f, editors);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.7f, editors);
		below.addView(AdxenUi.TASKS);
		below.addView(AdxenUi.JOURNAL);
		below.addView(AdxenUi.DOMAINS);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		layout.addView(AdxenUi.GROUPS, IPageLayout.TOP, 0.5f, editors);
		for (String view : new String[] { AdxenUi.GROUPS, AdxenUi.FLEET, AdxenUi.DOMAINS, AdxenUi.HOSTS, AdxenUi.TASKS, AdxenUi.JOURNAL,
				AdxenUi.PROPERTIES }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(AdxenUi.INFRASTRUCTURE);
		layout.addPerspectiveShortcut(AdxenUi.GROUPS_PERSPECTIVE);
	}
}
