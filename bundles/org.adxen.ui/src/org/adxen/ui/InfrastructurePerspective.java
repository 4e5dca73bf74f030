// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Fleet on the left, domains and hosts in the middle, what goes on below, the selection's properties on the right. */
public final class InfrastructurePerspective implements IPerspectiveFactory {

	/** Editors are not there at first; when one is opened it gets more than what is above it. */
	private static final float EDITORS_BELOW = 0.34f;
	private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		String editors = layout.getEditorArea();
		layout.addView(AdxenUi.FLEET, IPageLayout.LEFT, 0.195f, editors);
		layout.addView(AdxenUi.PROPERTIES, IPageLayout.RIGHT, 0.735f, editors);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.66f, editors);
		below.addView(AdxenUi.TASKS);
		below.addView(AdxenUi.JOURNAL);
		below.addPlaceholder(AdxenUi.DISCOVERY);
		below.addPlaceholder(ERROR_LOG);
		below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		IFolderLayout middle = layout.createFolder("middle", IPageLayout.TOP, EDITORS_BELOW, editors);
		middle.addView(AdxenUi.DOMAINS);
		middle.addView(AdxenUi.HOSTS);
		for (String view : new String[] { AdxenUi.FLEET, AdxenUi.DOMAINS, AdxenUi.HOSTS, AdxenUi.GROUPS, AdxenUi.TASKS, AdxenUi.JOURNAL,
				AdxenUi.DISCOVERY, AdxenUi.PROPERTIES, ERROR_LOG, IPageLayout.ID_PROGRESS_VIEW }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(AdxenUi.INFRASTRUCTURE);
		layout.addPerspectiveShortcut(AdxenUi.GROUPS_PERSPECTIVE);
	}
}
