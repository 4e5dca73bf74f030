// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.theme;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Widget;

/** What a view offers in its tool bar or menus, with an icon that follows the theme. Display thread only. */
public final class ViewAction extends Action {

	private final Runnable code;

	/** Without an icon. */
	public ViewAction(String text, Runnable code) {
		super(text);
		this.code = code;
	}

	/** @param owner with it the action goes, too */
	public ViewAction(String text, Theme theme, String icon, Widget owner, Runnable code) {
		this(text, code);
		follow(this, theme, icon, owner);
	}

	/** Gives any action an icon that follows the theme. */
	public static void follow(Action action, Theme theme, String icon, Widget owner) {
		Runnable draw = () -> {
			action.setImageDescriptor(theme.descriptor(icon));
			action.setDisabledImageDescriptor(theme.disabledDescriptor(icon));
		};
		draw.run();
		theme.follow(owner, draw);
	}

	@Override
	public void run() {
		code.run();
	}
}
