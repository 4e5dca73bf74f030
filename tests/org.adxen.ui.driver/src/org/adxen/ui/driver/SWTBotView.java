// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;

/** A view of the workbench. */
public final class SWTBotView {

	private final IViewPart part;

	SWTBotView(IViewPart part) {
		this.part = part;
	}

	public IViewPart getViewReference() {
		return part;
	}

	/** Finds what is in the view. */
	public SWTBot bot() {
		return new SWTBot(this::control);
	}

	private Control control() {
		return (Control) part.getSite().getService(MPart.class).getWidget();
	}

	public String getTitle() {
		return UIThreadRunnable.syncExec(part::getTitle);
	}

	public SWTBotView show() {
		UIThreadRunnable.run(() -> part.getSite().getPage().activate(part));
		return this;
	}

	public void setFocus() {
		show();
	}

	public void close() {
		UIThreadRunnable.run(() -> part.getSite().getPage().hideView(part));
	}
}
