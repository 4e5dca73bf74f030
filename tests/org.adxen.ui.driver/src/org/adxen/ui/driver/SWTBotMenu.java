// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** An item of a menu. Menus that are filled when they open are opened, as far as their listeners can tell. */
public final class SWTBotMenu {

	private final String what;
	private final Supplier<MenuItem> item;

	private SWTBotMenu(String what, Supplier<MenuItem> item) {
		this.what = what;
		this.item = item;
	}

	static SWTBotMenu find(String what, Supplier<Menu> menu, String text) {
		Supplier<MenuItem> item = () -> {
			Menu root = menu.get();
			if (root == null || root.isDisposed()) {
				return null;
			}
			open(root);
			return items(root).stream().filter(i -> label(i).equals(text)).findFirst().orElse(null);
		};
		SWTBot.await(what, item);
		return new SWTBotMenu(what, item);
	}

	private static void open(Menu menu) {
		var event = new Event();
		event.widget = menu;
		menu.notifyListeners(SWT.Show, event);
	}

	private static List<MenuItem> items(Menu menu) {
		return Arrays.stream(menu.getItems()).filter(i -> (i.getStyle() & SWT.SEPARATOR) == 0).toList();
	}

	/** Without the dots that say that something is asked. */
	private static String label(MenuItem item) {
		String text = SWTBot.plain(item.getText());
		return text.endsWith("…") ? text.substring(0, text.length() - 1) : text;
	}

	private Menu submenu() {
		MenuItem now = item.get();
		return now == null ? null : now.getMenu();
	}

	/** An item below, by its label without dots. */
	public SWTBotMenu menu(String text) {
		return find(what + " > " + text, this::submenu, text);
	}

	/** The labels below. */
	public List<String> menuItems() {
		return UIThreadRunnable.syncExec(() -> {
			Menu below = submenu();
			open(below);
			return items(below).stream().map(SWTBotMenu::label).toList();
		});
	}

	public boolean isEnabled() {
		return UIThreadRunnable.syncExec(() -> item.get().isEnabled());
	}

	public String getToolTipText() {
		return UIThreadRunnable.syncExec(() -> item.get().getToolTipText());
	}

	/** Waits until it can be clicked. */
	public void click() {
		SWTBot.await("enabled " + what, () -> {
			MenuItem now = item.get();
			return now != null && now.isEnabled() ? Boolean.TRUE : null;
		});
		UIThreadRunnable.asyncExec(() -> {
			MenuItem now = item.get();
			var event = new Event();
			event.widget = now;
			now.notifyListeners(SWT.Selection, event);
		});
	}
}
