// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.XenException;
import org.eclipse.jface.wizard.Wizard;

/** Makes a group of configuration files, or of those of domains. */
public final class NewGroupWizard extends Wizard {

	private final Fleet fleet;
	private final NewGroupPage page;
	private Path made;

	/** @param members at first */
	NewGroupWizard(Fleet fleet, Theme theme, List<NewMember> members, boolean fromDomains) {
		this.fleet = fleet;
		page = new NewGroupPage(fleet, theme, members, fromDomains);
		setWindowTitle(Messages.New_title);
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		addPage(page);
	}

	/** The group's file; null while there is none. */
	Path made() {
		return made;
	}

	@Override
	public boolean performFinish() {
		Path file = page.file();
		try {
			getContainer().run(true, true, new GroupMaking(fleet, page.groupName(), file, page.members()));
			made = file;
			return true;
		} catch (InterruptedException e) {
			return false; // cancelled: the page is there again as it was left
		} catch (InvocationTargetException e) {
			page.setErrorMessage(e.getCause() instanceof XenException xen ? FailureText.sentence(xen) : String.valueOf(e.getCause().getMessage()));
			return false;
		}
	}
}
