// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.List;
import java.util.Map;

import org.adxen.operations.group.GroupProblem;
import org.adxen.ui.AdxenUi;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.handlers.IHandlerService;

/** Where the members would go now and where they are, and the way to start them. */
final class ActivationPage extends GroupPage {

	private PlanPanel plan;

	ActivationPage(GroupEditor editor) {
		super(editor, "activation", Messages.Activation_title);
	}

	@Override
	void create(Composite body, FormToolkit toolkit) {
		Composite section = section(body, toolkit, Messages.Activation_section, 1, true);
		Composite bar = toolkit.createComposite(section);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 0).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		if (editor().service(ICommandService.class).getCommand(AdxenUi.ACTIVATE_GROUP).isDefined()) {
			GridDataFactory.swtDefaults().applyTo(button(bar, Messages.Activation_activate, this::activate));
		}
		GridDataFactory.swtDefaults().applyTo(button(bar, Messages.Activation_plan, () -> plan.plan()));
		Label summary = toolkit.createLabel(bar, "");
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).indent(8, 0).applyTo(summary);
		plan = new PlanPanel(section, toolkit, editor(), summary);
	}

	/** Of what is saved: the command reads the file. */
	private void activate() {
		if (editor().isDirty()) {
			var monitor = new NullProgressMonitor();
			editor().doSave(monitor);
			if (monitor.isCanceled()) {
				return;
			}
		}
		var command = ParameterizedCommand.generateCommand(editor().service(ICommandService.class).getCommand(AdxenUi.ACTIVATE_GROUP),
				Map.of(AdxenUi.GROUP_FILE, document().file().toString()));
		try {
			editor().service(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	@Override
	void refresh() {
		// The plan follows the check.
	}

	@Override
	void show(List<GroupProblem> problems) {
		plan.show(editor().check());
	}

	@Override
	boolean isAbout(GroupProblem problem) {
		return false;
	}

	@Override
	void reveal(GroupProblem problem) {
		// Nothing is corrected here.
	}
}
