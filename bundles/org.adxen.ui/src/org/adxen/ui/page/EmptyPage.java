// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.page;

import java.util.Map;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** What an empty view says: one sentence, and the acts that fill it as links. */
public final class EmptyPage {

	private final Composite page;
	private final Label sentence;

	/** @param links by command id, each with its text */
	public EmptyPage(Composite parent, IServiceLocator services, String text, Map<String, String> links) {
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 14).spacing(0, 8).applyTo(page);
		sentence = new Label(page, SWT.WRAP);
		sentence.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(sentence);
		links.forEach((command, label) -> {
			var link = new Link(page, SWT.NONE);
			link.setText("<a>" + label + "</a>");
			link.addListener(SWT.Selection, e -> run(services, command));
			GridDataFactory.swtDefaults().applyTo(link);
		});
	}

	private static void run(IServiceLocator services, String command) {
		try {
			services.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	public Composite control() {
		return page;
	}

	public void setText(String text) {
		sentence.setText(text);
		page.layout();
	}
}
